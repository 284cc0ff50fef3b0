package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;

/**
 * One pass through the network: where the weights come from and what it is run for.
 *
 * @param weights gives each parameter's array on the device of the inputs
 * @param purpose whether dropout is active
 */
public record Pass(ParameterStore weights, Purpose purpose) {
  /** What a pass is run for. */
  public enum Purpose {
    /** Dropout is active. */
    TRAINING,
    /** Dropout is off, except where a block was built to keep it. */
    EVALUATION
  }

  boolean isTraining() {
    return purpose == Purpose.TRAINING;
  }

  /** Returns the array of a parameter on the device of {@code input}. */
  NDArray weight(Parameter parameter, NDArray input) {
    return weights.getValue(parameter, input.getDevice(), isTraining());
  }
}
