package org.mmlatch.train;

import org.mmlatch.settings.ScheduleSettings;

/**
 * The learning rate at one point of training: it is cut when the loss has not improved for some
 * steps ("halve the learning rate if the validation loss does not decrease for 2 epochs", section
 * 3). Every loss gives the next one.
 *
 * @param rate the learning rate now
 * @param best the least loss so far, +∞ before the first
 * @param bad consecutive steps without improvement since the best or the last cut
 * @param cooldown steps left in which bad ones are not counted
 */
public record ReduceOnPlateau(double rate, double best, int bad, int cooldown) {
  /** Returns the schedule before the first loss. */
  public static ReduceOnPlateau startingAt(double rate) {
    return new ReduceOnPlateau(rate, Double.POSITIVE_INFINITY, 0, 0);
  }

  /**
   * Returns the schedule after a loss.
   *
   * @param rule when and how much the rate is cut
   * @param least the rate that is not gone below
   */
  public ReduceOnPlateau after(double loss, ScheduleSettings rule, double least) {
    boolean better = loss < best * (1 - rule.threshold());
    double newBest = better ? loss : best;
    int newBad = better || cooldown > 0 ? 0 : bad + 1;
    int newCooldown = Math.max(0, cooldown - 1);
    if (newBad < rule.patience()) {
      return new ReduceOnPlateau(rate, newBest, newBad, newCooldown);
    }
    return new ReduceOnPlateau(Math.max(rate * rule.factor(), least), newBest, 0, rule.cooldown());
  }
}
