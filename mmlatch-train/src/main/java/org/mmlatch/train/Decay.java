package org.mmlatch.train;

import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * A learning-rate schedule that depends only on the epoch.
 *
 * @param initial the rate of the first epoch
 * @param floor the rate that would follow the last epoch
 * @param epochs number of epochs of the schedule
 * @param shape maps the finished fraction of the epochs, from 0 to 1, to the weight of the initial
 *     rate; the floor has the remaining weight
 */
record Decay(double initial, double floor, int epochs, DoubleUnaryOperator shape)
    implements Schedule {
  @Override
  public State start() {
    return new State(rate(0), Map.of());
  }

  @Override
  public State after(State state, int epoch, double trainLoss, double validLoss) {
    return new State(rate(epoch), Map.of());
  }

  private double rate(int over) {
    double left = shape.applyAsDouble((double) over / epochs);
    return initial * left + floor * (1 - left);
  }
}
