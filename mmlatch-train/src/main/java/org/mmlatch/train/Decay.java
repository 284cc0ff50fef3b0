package org.mmlatch.train;

import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * A learning rate that goes by the epoch alone, from one rate to another.
 *
 * @param initial the rate of the first epoch
 * @param floor the rate that is come to after the last epoch
 * @param epochs of the training
 * @param shape from the part of the epochs that is over, 0 to 1, to the part of the way from the
 *     floor to the initial rate that is left
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
