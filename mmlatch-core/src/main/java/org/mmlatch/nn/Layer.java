package org.mmlatch.nn;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A layer that has weights or is composed of layers that have: a linear layer, an encoder, a whole
 * model. The shapes of its weights are known when it is built, so that it needs no input to
 * initialise, and they have readable names, such as {@code encoder.text.lstm.forward.weight_ih}.
 */
public abstract class Layer {
  private final Map<String, Parameter> ownWeights = new LinkedHashMap<>();
  private final Map<String, Parameter> ownStatistics = new LinkedHashMap<>();
  private final Map<String, Layer> parts = new LinkedHashMap<>();
  private final List<Scalar> scalars = new ArrayList<>();
  private final List<Procedure> procedures = new ArrayList<>();

  /** Adds a layer that this one is made of. */
  protected final <L extends Layer> L part(String name, L layer) {
    parts.put(name, layer);
    return layer;
  }

  /** Adds a trainable weight. */
  protected final Parameter weight(String name, WeightInitializer initializer, long... shape) {
    Parameter weight =
        Parameter.builder()
            .setName(name)
            .setType(Parameter.Type.WEIGHT)
            .optShape(new Shape(shape))
            .optInitializer(initializer)
            .build();
    ownWeights.put(name, weight);
    return weight;
  }

  /**
   * Adds a running statistic: numbers that training passes change, but no gradient. It is saved
   * with the weights.
   *
   * @param start its value before the first pass
   */
  protected final Parameter statistic(String name, float start, long... shape) {
    Parameter statistic =
        Parameter.builder()
            .setName(name)
            .setType(Parameter.Type.OTHER)
            .optShape(new Shape(shape))
            .optInitializer(UniformInitializer.constant(start))
            .optRequiresGrad(false)
            .build();
    ownStatistics.put(name, statistic);
    return statistic;
  }

  /** Adds a number that is not trained. */
  protected final Scalar scalar(double value) {
    Scalar scalar = new Scalar((float) value);
    scalars.add(scalar);
    return scalar;
  }

  /** Adds a recurrence in TorchScript; see {@link Procedure} for its parts. */
  protected final Procedure procedure(List<String> parameters, String body, List<String> results) {
    Procedure procedure = new Procedure(parameters, body, results);
    procedures.add(procedure);
    return procedure;
  }

  /** Returns all weights of this layer and its parts, in the order in which they were added. */
  public final Map<String, Parameter> weights() {
    Map<String, Parameter> all = new LinkedHashMap<>();
    visit("", (prefix, layer) -> layer.ownWeights.forEach((n, w) -> all.put(prefix + n, w)));
    return all;
  }

  /** Returns the state of this layer: its weights, then its running statistics. */
  public final Map<String, Parameter> state() {
    Map<String, Parameter> all = weights();
    visit("", (prefix, layer) -> layer.ownStatistics.forEach((n, s) -> all.put(prefix + n, s)));
    return all;
  }

  /**
   * Gives weights and statistics the values of their initializers, unless they have values already.
   *
   * @param manager owns them and names the device
   */
  public final void initialize(NDManager manager) {
    state().values().forEach(parameter -> parameter.initialize(manager, DataType.FLOAT32));
    placeScalars(manager);
  }

  /**
   * Puts the numbers that are not trained on the device of {@code manager}, and compiles the
   * procedures for it; it owns both.
   */
  public final void placeScalars(NDManager manager) {
    visit("", (prefix, layer) -> layer.scalars.forEach(scalar -> scalar.place(manager)));
    visit("", (prefix, layer) -> layer.procedures.forEach(made -> made.place(manager)));
  }

  /**
   * Returns the name of a layer within this one, such as {@code encoder.text.lstm.forward}.
   *
   * @throws IllegalArgumentException if it is no part of this layer
   */
  public final String nameOf(Layer layer) {
    return pathTo(layer)
        .orElseThrow(() -> new IllegalArgumentException("not a part: " + layer.getClass()));
  }

  private Optional<String> pathTo(Layer layer) {
    if (layer == this) {
      return Optional.of("");
    }
    return parts.entrySet().stream()
        .flatMap(
            part ->
                part.getValue().pathTo(layer).stream()
                    .map(rest -> rest.isEmpty() ? part.getKey() : part.getKey() + "." + rest))
        .findFirst();
  }

  /** Is shown a layer and the prefix of its weights' names. */
  private interface Visitor {
    void at(String prefix, Layer layer);
  }

  private void visit(String prefix, Visitor visitor) {
    visitor.at(prefix, this);
    parts.forEach((name, part) -> part.visit(prefix + name + ".", visitor));
  }
}
