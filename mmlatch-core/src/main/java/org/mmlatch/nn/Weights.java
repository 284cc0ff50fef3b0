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

/** Sets a model's weights and running statistics to initial or given values. */
public final class Weights {
  private Weights() {}

  /**
   * Draws all weights from {@code seed}. Each has its own generator, which depends only on the seed
   * and its name, so that the same seed gives the same weights on every device, and parts that two
   * models share start with the same weights. Running statistics are set to their initial values.
   *
   * @param manager owns the weights from now on
   */
  public static void draw(Layer model, NDManager manager, long seed) {
    place(model, manager, (name, parameter) -> drawn(parameter, seed ^ hash(name)));
  }

  /**
   * Gives each weight and running statistic the values that {@code values} returns for its name, in
   * row-major order. On a GPU the weights of an LSTM are laid out as cuDNN reads them.
   *
   * @param manager owns the weights from now on
   */
  public static void place(
      Layer model, NDManager manager, BiFunction<String, Parameter, float[]> values) {
    Map<String, NDArray> adjacent =
        manager.getDevice().isGpu() ? AdjacentWeights.of(model.weights(), manager) : Map.of();
    place(model, manager, values, adjacent);
  }

  /** As above; the weights in {@code places} are written to these arrays of zeros. */
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

  /** Returns an array whose memory is the engine's own, not a Java buffer's. */
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
