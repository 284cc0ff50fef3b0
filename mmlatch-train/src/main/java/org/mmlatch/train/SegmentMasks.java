package org.mmlatch.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mmlatch.Modality;
import org.mmlatch.batch.Batch;
import org.mmlatch.batch.ResidentSplit;
import org.mmlatch.data.Progress;
import org.mmlatch.engine.Workers;
import org.mmlatch.model.Segments;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.Steps;

/** The feedback masks of segments, averaged over each segment's steps. */
public final class SegmentMasks {
  private final Map<MaskPart, float[][]> means = new LinkedHashMap<>();
  private final int size;

  private SegmentMasks(int size) {
    this.size = size;
  }

  /**
   * Calculates the masks of a split.
   *
   * @param stages the model; without feedback there are no masks
   * @param batches batches that contain every segment once
   * @param workers the workers that process batches in parallel; only one is used if masks are
   *     random
   * @param progress receives the number of segments done
   */
  public static SegmentMasks of(
      TwoStages stages,
      BatchSegments padding,
      ResidentSplit split,
      List<int[]> batches,
      Workers workers,
      NDManager manager,
      Progress progress) {
    SegmentMasks masks = new SegmentMasks(split.size());
    Pass pass = new Pass(new ParameterStore(manager, false), Pass.Purpose.EVALUATION);
    int[] lengths = split.lengths();
    new SplitPass(
            split, batches, stages.model().drawsInEvaluation() ? Workers.ONE : workers, manager)
        .forEach(
            (segments, batch) ->
                parts(stages, pass, padding.of(batch))
                    .forEach(
                        (part, mask) -> masks.add(part, overSteps(batch, mask), segments, lengths)),
            progress);
    return masks;
  }

  /** Returns all masks, each of shape (B, T, D). */
  private static Map<MaskPart, NDArray> parts(TwoStages stages, Pass pass, Segments input) {
    Map<MaskPart, NDArray> parts = new LinkedHashMap<>();
    Map<Modality, Map<Modality, NDArray>> bySource =
        stages.model().masksBySource(stages.under(pass), input);
    stages
        .model()
        .merged(pass, bySource)
        .forEach(
            (target, merged) -> {
              parts.put(new MaskPart(target, Optional.empty()), merged);
              bySource
                  .get(target)
                  .forEach((source, m) -> parts.put(new MaskPart(target, Optional.of(source)), m));
            });
    return parts;
  }

  /** Returns the sums over each segment's real steps, (B, D) in row-major order. */
  private static float[] overSteps(Batch batch, NDArray mask) {
    Steps real = Steps.of(batch.lengths(), batch.longest());
    return real.zeroPadding(mask).sum(new int[] {1}).toFloatArray();
  }

  private synchronized void add(MaskPart part, float[] sums, int[] segments, int[] lengths) {
    int dim = sums.length / segments.length;
    float[][] rows = means.computeIfAbsent(part, p -> new float[size][dim]);
    for (int i = 0; i < segments.length; i++) {
      for (int feature = 0; feature < dim; feature++) {
        rows[segments[i]][feature] = sums[i * dim + feature] / lengths[segments[i]];
      }
    }
  }

  /** Returns the available masks; each merged mask comes before those of its sources. */
  public Set<MaskPart> parts() {
    return Collections.unmodifiableSet(means.keySet());
  }

  /** Returns each feature's mean mask in each segment, (N, D). */
  public float[][] means(MaskPart part) {
    return Arrays.stream(means.get(part)).map(float[]::clone).toArray(float[][]::new);
  }

  /** Returns each feature's mean mask in one segment, (D). */
  public float[] means(MaskPart part, int segment) {
    return means.get(part)[segment].clone();
  }
}
