package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.util.function.Supplier;

/**
 * The settings of one forward pass: where weights come from, what the pass is for, who observes it,
 * and how it calculates.
 *
 * @param weights provides each parameter's array on the device of the inputs
 * @param purpose what the pass is run for
 * @param observer receives what the layers calculate
 * @param draws provides the random numbers of dropout and noise
 * @param stageOne whether the encoders of Stage I are recorded for differentiation
 * @param products how matrices are multiplied
 */
public record Pass(
    ParameterStore weights,
    Purpose purpose,
    Observer observer,
    RandomSource draws,
    Recording stageOne,
    Products products) {
  /** The purpose of a pass. */
  public enum Purpose {
    /** Training: dropout is active. */
    TRAINING,
    /**
     * Like training, but batch normalisation uses its running statistics and does not update them.
     */
    TRAINING_BY_RUNNING_STATISTICS,
    /** Dropout is off, but the encoder's own loss terms are calculated as in training. */
    VALIDATION,
    /** Dropout is off, except {@link Dropout.Activity#ALWAYS}. */
    EVALUATION
  }

  /** A phase of a pass; phases do not overlap. What follows the last one is Stage II. */
  public enum Phase {
    /** Stage I's encoders. */
    STAGE_ONE,
    /** The mask networks. */
    FEEDBACK
  }

  /** Decides whether a computation is recorded for automatic differentiation. */
  @FunctionalInterface
  public interface Recording {
    /** Changes nothing: recorded if the code around it is. */
    Recording AS_AROUND = Supplier::get;

    /** Runs a computation. */
    <T> T of(Supplier<T> computation);
  }

  /**
   * Receives, in order, the output of every layer with weights, the weights of every attention, and
   * the values that an explanation shows.
   */
  @FunctionalInterface
  public interface Observer {
    /** Ignores everything. */
    Observer NONE = (layer, output) -> {};

    /** Called when a layer has calculated {@code output}, which the pass owns. */
    void calculated(Layer layer, NDArray output);

    /**
     * Called when an attention has calculated its {@code weights}, (B, T, T) or (B, heads, T, T)
     * with queries before keys, before dropout.
     */
    default void weighted(Layer layer, NDArray weights) {}

    /**
     * Called when a layer has calculated a quantity that its paper names, such as {@code
     * routing/1}.
     *
     * @param value owned by the pass
     */
    default void noted(String name, NDArray value) {}

    /**
     * Called when a matrix product has been calculated. A recurrence reports each of its products
     * once, for all steps.
     *
     * @param left the left factor, or an array that it is derived from
     * @param result the product, or an array derived from it
     */
    default void multiplied(Product product, NDArray left, NDArray result) {}

    /** Called when a phase of the pass has ended. */
    default void finished(Phase phase) {}
  }

  /** Creates a pass without observer, with the engine's random numbers and products in float32. */
  public Pass(ParameterStore weights, Purpose purpose) {
    this(
        weights,
        purpose,
        Observer.NONE,
        RandomSource.ENGINE,
        Recording.AS_AROUND,
        Products.FLOAT32);
  }

  /** Returns this pass with {@code another} observer. */
  public Pass withObserver(Observer another) {
    return new Pass(weights, purpose, another, draws, stageOne, products);
  }

  /** Returns this pass with another source of random numbers. */
  public Pass withRandomSource(RandomSource others) {
    return new Pass(weights, purpose, observer, others, stageOne, products);
  }

  /** Returns this pass with another rule for recording Stage I. */
  public Pass withStageOneRecording(Recording rule) {
    return new Pass(weights, purpose, observer, draws, rule, products);
  }

  /** Returns this pass with another implementation of matrix products. */
  public Pass withProducts(Products others) {
    return new Pass(weights, purpose, observer, draws, stageOne, others);
  }

  /** Returns whether dropout is active. */
  public boolean isTraining() {
    return switch (purpose) {
      case TRAINING, TRAINING_BY_RUNNING_STATISTICS -> true;
      case VALIDATION, EVALUATION -> false;
    };
  }

  /** Returns whether the encoder's own loss terms are to be calculated. */
  public boolean hasLosses() {
    return purpose != Purpose.EVALUATION;
  }

  /** Returns the array of a weight on the device of {@code input}. */
  public NDArray weight(Parameter parameter, NDArray input) {
    return weights.getValue(parameter, input.getDevice(), isTraining());
  }

  /**
   * Returns {@code count} rows of a weight. The weight's manager owns them, so call this only
   * within {@link Intermediates#closedAfter}.
   */
  public NDArray rows(Parameter parameter, NDArray input, long first, long count) {
    return weight(parameter, input).get(new NDIndex("{}:{}", first, first + count));
  }

  /** Reports the weights of an attention to the observer and returns them. */
  public NDArray weighted(Layer layer, NDArray attention) {
    observer.weighted(layer, attention);
    return attention;
  }

  /** Reports {@code output} to the observer and returns it. */
  public NDArray observed(Layer layer, NDArray output) {
    observer.calculated(layer, output);
    return output;
  }

  /** Reports a quantity that a paper names to the observer and returns it. */
  public NDArray noted(String name, NDArray value) {
    observer.noted(name, value);
    return value;
  }

  /** Reports a matrix product to the observer and returns its {@code result}. */
  public NDArray multiplied(Product product, NDArray left, NDArray result) {
    observer.multiplied(product, left, result);
    return result;
  }
}
