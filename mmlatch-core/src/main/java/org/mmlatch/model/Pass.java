package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;

/**
 * One pass through the network: where the weights come from, what it is run for, and who watches.
 *
 * @param weights gives each parameter's array on the device of the inputs
 * @param purpose whether dropout is active
 * @param observer is shown what the layers calculate
 * @param draws gives dropout and noise their random numbers
 */
public record Pass(ParameterStore weights, Purpose purpose, Observer observer, Draws draws) {
  /** What a pass is run for. */
  public enum Purpose {
    /** Dropout is active. */
    TRAINING,
    /** Dropout is off, except where a block was built to keep it. */
    EVALUATION
  }

  /** Is shown the output of every layer with weights and of every attention, in order. */
  @FunctionalInterface
  public interface Observer {
    /** Looks at nothing. */
    Observer NONE = (block, output) -> {};

    /** A block has calculated {@code output}, which belongs to the pass. */
    void calculated(LatchBlock block, NDArray output);

    /**
     * An attention has weighted its keys: {@code weights} (B, T, T) or (B, heads, T, T), queries
     * before keys, before any dropout.
     */
    default void weighted(LatchBlock block, NDArray weights) {}
  }

  /** A pass that nobody watches, with the engine's random numbers. */
  public Pass(ParameterStore weights, Purpose purpose) {
    this(weights, purpose, Observer.NONE, Draws.ENGINE);
  }

  /** Returns this pass watched by {@code another}. */
  public Pass watchedBy(Observer another) {
    return new Pass(weights, purpose, another, draws);
  }

  /** Returns this pass with other random numbers. */
  public Pass drawing(Draws others) {
    return new Pass(weights, purpose, observer, others);
  }

  boolean isTraining() {
    return purpose == Purpose.TRAINING;
  }

  /** Returns the array of a parameter on the device of {@code input}. */
  NDArray weight(Parameter parameter, NDArray input) {
    return weights.getValue(parameter, input.getDevice(), isTraining());
  }

  /**
   * Returns some rows of a parameter. They belong to the parameter's manager, so only {@link
   * Intermediates} may hold them.
   */
  NDArray rows(Parameter parameter, NDArray input, long first, long count) {
    return weight(parameter, input).get(new NDIndex("{}:{}", first, first + count));
  }

  /** Shows the weights of an attention to the observer and returns them. */
  NDArray weighted(LatchBlock block, NDArray weights) {
    observer.weighted(block, weights);
    return weights;
  }

  /** Shows {@code output} to the observer and returns it. */
  NDArray observed(LatchBlock block, NDArray output) {
    observer.calculated(block, output);
    return output;
  }
}
