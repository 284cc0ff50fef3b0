package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Batch normalisation of vectors, like torch's {@code BatchNorm1d}: with the batch's mean and
 * variance during training, with running averages otherwise. A batch of one has no variance, so it
 * is normalised with the running averages and does not update them. All uses share the weights;
 * each use has its own statistics, because the inputs of Stage I and Stage II are distributed
 * differently.
 */
public final class BatchNorm extends Layer {
  /** The share of the old running average that is kept; torch's momentum is 1 - KEPT. */
  private static final float KEPT = 0.9f;

  private static final float EPSILON = 1e-5f;

  private final Parameter weight;
  private final Parameter bias;
  private final Map<String, Statistics> statistics = new LinkedHashMap<>();

  /** Running averages of one use. */
  private record Statistics(Parameter mean, Parameter variance) {}

  /**
   * Creates the layer.
   *
   * @param width size of the vectors
   * @param uses names of the uses, each the prefix of its statistics' names; an empty name adds no
   *     prefix
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
   * @param use name of the use whose statistics are read and, during training, updated
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
