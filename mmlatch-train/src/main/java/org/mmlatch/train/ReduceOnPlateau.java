package org.mmlatch.train;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mmlatch.settings.ScheduleSettings;

/**
 * A learning-rate schedule that cuts the rate when the loss has not improved for some steps ("halve
 * the learning rate if the validation loss does not decrease for 2 epochs", section 3).
 *
 * @param rule when and how much the rate is cut
 * @param initial the rate before the first cut
 * @param floor the lowest rate
 */
record ReduceOnPlateau(ScheduleSettings rule, double initial, double floor) implements Schedule {
  private static final String BEST = "best";
  private static final String BAD = "bad";
  private static final String COOLDOWN = "cooldown";

  @Override
  public State start() {
    return state(initial, Double.POSITIVE_INFINITY, 0, 0);
  }

  /**
   * Creates a state.
   *
   * @param best the lowest loss so far, +∞ before the first
   * @param bad consecutive steps without improvement since the best loss or the last cut
   * @param cooldown remaining steps in which bad steps are not counted
   */
  private static State state(double rate, double best, int bad, int cooldown) {
    Map<String, Number> memory = new LinkedHashMap<>();
    memory.put(BEST, best);
    memory.put(BAD, bad);
    memory.put(COOLDOWN, cooldown);
    return new State(rate, memory);
  }

  @Override
  public State after(State state, int epoch, double trainLoss, double validLoss) {
    return switch (rule.stepOn()) {
      case VALIDATION -> after(state, validLoss);
      case TRAIN_AND_VALIDATION -> after(after(state, trainLoss), validLoss);
    };
  }

  private State after(State state, double loss) {
    double best = state.memory().get(BEST).doubleValue();
    int bad = state.memory().get(BAD).intValue();
    int cooldown = state.memory().get(COOLDOWN).intValue();
    boolean better = loss < best * (1 - rule.threshold());
    double newBest = better ? loss : best;
    int newBad = better || cooldown > 0 ? 0 : bad + 1;
    if (newBad < rule.patience()) {
      return state(state.rate(), newBest, newBad, Math.max(0, cooldown - 1));
    }
    double cut = Math.max(state.rate() * rule.factor(), floor);
    return state(cut, newBest, 0, rule.cooldown());
  }
}
