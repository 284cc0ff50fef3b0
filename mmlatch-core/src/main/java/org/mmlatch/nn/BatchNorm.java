package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Batch normalisation of vectors, as torch's {@code BatchNorm1d}: by the batch's own mean and
 * variance while training, by their running averages in evaluation. A batch of one has no variance:
 * the running averages are taken, and stay. Weights are shared by all uses; each use has statistics
 * of its own, since Stage I sees other numbers than Stage II.
 */
public final class BatchNorm extends Layer {
  private static final float KEPT = 0.9f; // of a running average; torch calls the rest momentum
  private static final float EPSILON = 1e-5f;

  private final Parameter weight;
  private final Parameter bias;
  private final Map<String, Statistics> statistics = new LinkedHashMap<>();

  /** Running averages. */
  private record Statistics(Parameter mean, Parameter variance) {}

  /**
   * Builds it for vectors of a width.
   *
   * @param uses names of what it normalises; an empty one adds nothing to its statistics' names
   */
  public BatchNorm(long width, List<String> uses) {
    weight = weight("weight", UniformInitializer.constant(1), width);
    bias = weight("bias", UniformInitializer.constant(0), width);
    for (String use : uses) {
      String prefix = use.isEmpty() ? "" : use + ".";
      statistics.put(
          use,
          new Statistics(
              statistic(prefix + "running_mean", 0, width),
              statistic(prefix + "running_var", 1, width)));
    }
  }

  /**
   * Returns {@code x} (B, width) normalised.
   *
   * @param use whose statistics are taken, and changed while training
   */
  public NDArray forward(Pass pass, NDArray x, String use) {
    boolean byBatch = pass.purpose() == Pass.Purpose.TRAINING && x.getShape().get(0) > 1;
    NDArray w = pass.weight(weight, x);
    NDArray b = pass.weight(bias, x);
    NDArray mean = statistics.get(use).mean().getArray();
    NDArray variance = statistics.get(use).variance().getArray();
    NDArray y =
        x.getNDArrayInternal()
            .batchNorm(x, mean, variance, w, b, 1, KEPT, EPSILON, byBatch)
            .singletonOrThrow();
    return pass.observed(this, y);
  }
}
