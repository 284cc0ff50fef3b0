package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.util.function.Supplier;

/**
 * One pass through a network: the source of the weights, the purpose of the pass, and its observer.
 *
 * @param weights gives each parameter's array on the device of the inputs
 * @param purpose whether dropout is active
 * @param observer is shown what the layers calculate
 * @param draws gives dropout and noise their random numbers
 * @param stageOne what Stage I's encoders leave for differentiation
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
    /** Dropout is active. */
    TRAINING,
    /** As in training, but with running statistics, which are not updated. */
    TRAINING_BY_RUNNING_STATISTICS,
    /** Dropout is off, but an encoder's own losses are calculated as in training. */
    VALIDATION,
    /** Dropout is off, except where a layer was built to keep it. */
    EVALUATION
  }

  /** A part of a pass that ends before the next begins; the rest is Stage II. */
  public enum Phase {
    /** Stage I's encoders. */
    STAGE_ONE,
    /** The mask networks. */
    FEEDBACK
  }

  /** Whether what a computation does is recorded for differentiation. */
  @FunctionalInterface
  public interface Recording {
    /** As it is recorded around the computation. */
    Recording AS_AROUND = Supplier::get;

    /** Runs a computation. */
    <T> T of(Supplier<T> computation);
  }

  /**
   * Receives the output of every layer with weights, of every attention and of everything that an
   * explanation shows, in order.
   */
  @FunctionalInterface
  public interface Observer {
    /** Looks at nothing. */
    Observer NONE = (layer, output) -> {};

    /** A layer has calculated {@code output}, which belongs to the pass. */
    void calculated(Layer layer, NDArray output);

    /**
     * An attention has weighted its keys: {@code weights} (B, T, T) or (B, heads, T, T), queries
     * before keys, before any dropout.
     */
    default void weighted(Layer layer, NDArray weights) {}

    /**
     * A layer has come to what its paper has a name for, such as {@code routing/1}.
     *
     * @param value belongs to the pass
     */
    default void noted(String name, NDArray value) {}

    /**
     * A product of matrices has been calculated; recurrences tell each once for all steps.
     *
     * @param left its left factor, or what that is made of
     * @param result what is made of it
     */
    default void multiplied(Product product, NDArray left, NDArray result) {}

    /** A part of the pass is over. */
    default void finished(Phase phase) {}
  }

  /** A pass without an observer, with the engine's random numbers. */
  public Pass(ParameterStore weights, Purpose purpose) {
    this(
        weights,
        purpose,
        Observer.NONE,
        RandomSource.ENGINE,
        Recording.AS_AROUND,
        Products.FLOAT32);
  }

  /** Returns this pass watched by {@code another}. */
  public Pass watchedBy(Observer another) {
    return new Pass(weights, purpose, another, draws, stageOne, products);
  }

  /** Returns this pass with other random numbers. */
  public Pass drawing(RandomSource others) {
    return new Pass(weights, purpose, observer, others, stageOne, products);
  }

  /** Returns this pass with another rule for recording Stage I for differentiation. */
  public Pass recordingStageOne(Recording rule) {
    return new Pass(weights, purpose, observer, draws, rule, products);
  }

  /** Returns this pass with another way to multiply matrices. */
  public Pass multiplying(Products others) {
    return new Pass(weights, purpose, observer, draws, stageOne, others);
  }

  /** Returns whether dropout is active. */
  public boolean isTraining() {
    return switch (purpose) {
      case TRAINING, TRAINING_BY_RUNNING_STATISTICS -> true;
      case VALIDATION, EVALUATION -> false;
    };
  }

  /** Returns whether an encoder's own losses are asked for. */
  public boolean hasLosses() {
    return purpose != Purpose.EVALUATION;
  }

  /** Returns the array of a weight on the device of {@code input}. */
  public NDArray weight(Parameter parameter, NDArray input) {
    return weights.getValue(parameter, input.getDevice(), isTraining());
  }

  /**
   * Returns some rows of a weight. They belong to the weight's manager, so only {@link
   * Intermediates} may hold them.
   */
  public NDArray rows(Parameter parameter, NDArray input, long first, long count) {
    return weight(parameter, input).get(new NDIndex("{}:{}", first, first + count));
  }

  /** Shows the weights of an attention to the observer and returns them. */
  public NDArray weighted(Layer layer, NDArray attention) {
    observer.weighted(layer, attention);
    return attention;
  }

  /** Shows {@code output} to the observer and returns it. */
  public NDArray observed(Layer layer, NDArray output) {
    observer.calculated(layer, output);
    return output;
  }

  /** Shows a value that a paper has a name for to the observer and returns it. */
  public NDArray noted(String name, NDArray value) {
    observer.noted(name, value);
    return value;
  }

  /** Tells the observer of a product of matrices and returns its {@code result}. */
  public NDArray multiplied(Product product, NDArray left, NDArray result) {
    observer.multiplied(product, left, result);
    return result;
  }
}
