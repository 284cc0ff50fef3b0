package org.mmlatch.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mmlatch.Modality;
import org.mmlatch.batch.Batch;
import org.mmlatch.batch.ResidentSplit;
import org.mmlatch.engine.Autograd;
import org.mmlatch.model.Pass;
import org.mmlatch.model.Segments;

/**
 * The average feedback mask of each input feature over the steps of a split, as in Fig. 2, by the
 * segments' sentiment class (the label clipped to [-3, 3] and rounded half to even).
 *
 * @param sums per modality, class from -3 to 3, and feature
 * @param steps per class
 */
public record MaskAverages(Map<Modality, List<List<Double>>> sums, List<Long> steps) {
  /** The lowest class; the highest is its opposite. */
  public static final int LOWEST_CLASS = -3;

  private static final int CLASSES = 1 - 2 * LOWEST_CLASS;

  /**
   * Averages the masks of a split.
   *
   * @param stages a model with feedback
   */
  public static MaskAverages of(
      TwoStages stages,
      BatchSegments padding,
      ResidentSplit split,
      List<int[]> batches,
      NDManager manager) {
    Accumulator sums = new Accumulator();
    Pass pass = new Pass(new ParameterStore(manager, false), Pass.Purpose.EVALUATION);
    int[] lengths = split.lengths();
    for (int[] segments : batches) {
      try (NDManager step = manager.newSubManager()) {
        Batch batch = split.batch(segments, step);
        Segments input = padding.of(batch);
        Map<Modality, NDArray> masks = Autograd.unrecorded(() -> stages.masks(pass, input));
        masks.forEach(
            (modality, mask) -> {
              NDArray overSteps = input.steps().zeroPadding(mask).sum(new int[] {1}); // (B, D)
              sums.add(modality, overSteps.toFloatArray(), split, segments);
            });
        for (int segment : segments) {
          sums.steps[classOf(split.label(segment))] += lengths[segment];
        }
      }
    }
    return sums.averages();
  }

  private static int classOf(float label) {
    return (int) Math.rint(Math.max(LOWEST_CLASS, Math.min(-LOWEST_CLASS, label))) - LOWEST_CLASS;
  }

  /** Returns the modalities that are masked; none without feedback. */
  public Set<Modality> modalities() {
    return Collections.unmodifiableSet(sums.keySet());
  }

  /** Returns the average mask of a modality's features over all segments. */
  public double[] overall(Modality modality) {
    List<List<Double>> byClass = sums.get(modality);
    double[] averages = new double[byClass.get(0).size()];
    double all = steps.stream().mapToLong(n -> n).sum();
    for (List<Double> features : byClass) {
      for (int i = 0; i < averages.length; i++) {
        averages[i] += features.get(i) / all;
      }
    }
    return averages;
  }

  /**
   * Returns the average mask of a feature over the segments of a class, not a number if there are
   * none.
   *
   * @param sentiment the class, from -3 to 3
   */
  public double ofClass(Modality modality, int sentiment, int feature) {
    int row = sentiment - LOWEST_CLASS;
    return sums.get(modality).get(row).get(feature) / (double) steps.get(row);
  }

  /** Sums that grow batch by batch. */
  private static final class Accumulator {
    private final Map<Modality, double[][]> sums = new EnumMap<>(Modality.class);
    private final long[] steps = new long[CLASSES];

    void add(Modality modality, float[] values, ResidentSplit split, int[] segments) {
      int dim = values.length / segments.length;
      double[][] byClass = sums.computeIfAbsent(modality, m -> new double[CLASSES][dim]);
      for (int i = 0; i < segments.length; i++) {
        double[] row = byClass[classOf(split.label(segments[i]))];
        for (int feature = 0; feature < dim; feature++) {
          row[feature] += values[i * dim + feature];
        }
      }
    }

    MaskAverages averages() {
      Map<Modality, List<List<Double>>> lists = new EnumMap<>(Modality.class);
      sums.forEach(
          (modality, byClass) ->
              lists.put(
                  modality,
                  Arrays.stream(byClass).map(row -> Arrays.stream(row).boxed().toList()).toList()));
      return new MaskAverages(lists, Arrays.stream(steps).boxed().toList());
    }
  }
}
