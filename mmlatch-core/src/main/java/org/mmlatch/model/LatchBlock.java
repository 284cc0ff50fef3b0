package org.mmlatch.model;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Block whose weights' shapes are known when it is built, so that it needs no input to
 * initialise, and whose weights have readable names, such as {@code
 * encoder.text.lstm.forward.weight_ih}.
 */
public abstract class LatchBlock extends AbstractBlock {
  private final Map<String, LatchBlock> parts = new LinkedHashMap<>();
  private final List<Scalar> scalars = new ArrayList<>();

  /**
   * Runs this block.
   *
   * @param inputs as documented by the block; where a block depends on lengths, they are the last
   *     input, (B) int64
   */
  protected abstract NDList forward(Pass pass, NDList inputs);

  @Override
  protected final NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    Pass.Purpose purpose = training ? Pass.Purpose.TRAINING : Pass.Purpose.EVALUATION;
    return forward(new Pass(store, purpose), inputs);
  }

  /** Adds a block that this one is made of. */
  protected final <B extends LatchBlock> B part(String name, B block) {
    parts.put(name, block);
    return addChildBlock(name, block);
  }

  /** Adds a trainable weight. */
  protected final Parameter weight(String name, UniformInitializer initializer, long... shape) {
    return addParameter(
        Parameter.builder()
            .setName(name)
            .setType(Parameter.Type.WEIGHT)
            .optShape(new Shape(shape))
            .optInitializer(initializer)
            .build());
  }

  /** Adds a number that is not trained. */
  protected final Scalar scalar(double value) {
    Scalar scalar = new Scalar((float) value);
    scalars.add(scalar);
    return scalar;
  }

  /** Returns all weights of this block and its parts, in the order in which they were added. */
  public final Map<String, Parameter> weights() {
    Map<String, Parameter> all = new LinkedHashMap<>();
    collect("", all);
    return all;
  }

  /**
   * Returns the name of a block within this one, such as {@code encoder.text.lstm.forward}.
   *
   * @throws IllegalArgumentException if it is no part of this block
   */
  public final String nameOf(LatchBlock block) {
    return pathTo(block)
        .orElseThrow(() -> new IllegalArgumentException("not a part: " + block.getClass()));
  }

  private Optional<String> pathTo(LatchBlock block) {
    if (block == this) {
      return Optional.of("");
    }
    return parts.entrySet().stream()
        .flatMap(
            part ->
                part.getValue().pathTo(block).stream()
                    .map(rest -> rest.isEmpty() ? part.getKey() : part.getKey() + "." + rest))
        .findFirst();
  }

  private void collect(String prefix, Map<String, Parameter> all) {
    getDirectParameters().forEach(entry -> all.put(prefix + entry.getKey(), entry.getValue()));
    parts.forEach((name, part) -> part.collect(prefix + name + ".", all));
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputs) {
    scalars.forEach(scalar -> scalar.place(manager));
    for (Block child : getChildren().values()) {
      child.initialize(manager, dataType, inputs);
    }
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    throw new UnsupportedOperationException(
        getClass().getSimpleName() + " needs no input shapes: its weights know theirs");
  }

  /** Reads the steps of a batch from the last input, the lengths (B). */
  static Steps stepsOf(NDList inputs) {
    return Steps.of(inputs.get(inputs.size() - 1), inputs.get(0).getShape().get(1));
  }
}
