package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Sets the weights and running statistics of a model: to their initial values, or to given ones.
 */
public final class Weights {
  private Weights() {}

  /**
   * Draws all weights from {@code seed}. Each weight has its own generator, which depends on the
   * seed and the weight's name alone. So a seed gives the same weights on every device, and parts
   * that two models share get the same weights. Running statistics get their initial values.
   *
   * @param manager owns the weights from now on
   */
  public static void draw(Layer model, NDManager manager, long seed) {
    place(model, manager, (name, parameter) -> drawn(parameter, seed ^ hash(name)));
  }

  /**
   * Sets each weight and running statistic to the values that {@code values} returns for its name,
   * in row-major order. On a GPU, LSTM weights are stored contiguously, as cuDNN expects.
   *
   * @param manager owns the weights from now on
   */
  public static void place(
      Layer model, NDManager manager, BiFunction<String, Parameter, float[]> values) {
    Map<String, NDArray> adjacent =
        manager.getDevice().isGpu() ? AdjacentWeights.of(model.weights(), manager) : Map.of();
    place(model, manager, values, adjacent);
  }

  /** As above, but the weights named in {@code places} are written into those arrays of zeros. */
  static void place(
      Layer model,
      NDManager manager,
      BiFunction<String, Parameter, float[]> values,
      Map<String, NDArray> places) {
    model
        .state()
        .forEach(
            (name, parameter) -> {
              float[] floats = values.apply(name, parameter);
              Optional<NDArray> place = Optional.ofNullable(places.get(name));
              parameter.setInitializer(
                  (m, shape, type) ->
                      place
                          .map(zeros -> filled(zeros, floats))
                          .orElseGet(() -> nativeCopy(m, floats, shape)));
            });
    model.initialize(manager);
  }

  private static NDArray filled(NDArray zeros, float[] values) {
    try (NDArray copy = nativeCopy(zeros.getManager(), values, zeros.getShape())) {
      return zeros.addi(copy);
    }
  }

  /** Returns an array in the engine's native memory, not over a Java buffer. */
  static NDArray nativeCopy(NDManager manager, float[] values, Shape shape) {
    try (NDArray overJavaBuffer = manager.create(FloatBuffer.wrap(values), shape)) {
      return overJavaBuffer.duplicate();
    }
  }

  private static float[] drawn(Parameter parameter, long seed) {
    WeightInitializer initializer = (WeightInitializer) parameter.getInitializer();
    return initializer.draw(new SplittableRandom(seed), parameter.getShape());
  }

  private static long hash(String name) {
    UUID digest = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    return digest.getMostSignificantBits() ^ digest.getLeastSignificantBits();
  }
}
