package org.mmlatch.eval.masks;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.mmlatch.eval.SevenClasses;
import org.mmlatch.eval.Spearman;

/**
 * The feedback masks of one modality's features over labelled segments, as in Fig. 2: averages by
 * sentiment class, and how steadily they change with it.
 */
public final class FeatureMasks {
  /** The source of masks that all sources' were merged into (Eq. 4). */
  public static final String MERGED = "merged";

  private static final int CLASSES = SevenClasses.HIGHEST - SevenClasses.LOWEST + 1;

  private final String modality;
  private final String source;
  private final List<String> features;
  private final float[][] means;
  private final float[] labels;
  private final double[][] sums = new double[CLASSES][];
  private final long[] steps = new long[CLASSES];

  /**
   * Sums up masks.
   *
   * @param modality whose features are masked
   * @param source what made the masks: a modality, or {@link #MERGED}
   * @param features names, one per column of {@code means}
   * @param means of each segment (a row) the mean mask of each feature over its steps
   * @param labels of the segments
   * @param lengths of the segments, in steps
   */
  public FeatureMasks(
      String modality,
      String source,
      List<String> features,
      float[][] means,
      float[] labels,
      int[] lengths) {
    this.modality = modality;
    this.source = source;
    this.features = List.copyOf(features);
    this.means = means.clone();
    this.labels = labels.clone();
    Arrays.setAll(sums, c -> new double[features.size()]);
    for (int i = 0; i < means.length; i++) {
      int row = SevenClasses.of(labels[i]) - SevenClasses.LOWEST;
      steps[row] += lengths[i];
      for (int feature = 0; feature < features.size(); feature++) {
        sums[row][feature] += (double) means[i][feature] * lengths[i];
      }
    }
  }

  /** Returns whose features are masked. */
  public String modality() {
    return modality;
  }

  /** Returns what made the masks: a modality, or {@link #MERGED}. */
  public String source() {
    return source;
  }

  /** Returns the features' names. */
  public List<String> features() {
    return features;
  }

  /** Returns the average mask of a feature over all steps. */
  public double average(int feature) {
    double sum = Arrays.stream(sums).mapToDouble(ofClass -> ofClass[feature]).sum();
    return sum / Arrays.stream(steps).sum();
  }

  /** Returns the average mask of every feature over all steps. */
  public double[] averages() {
    return IntStream.range(0, features.size()).mapToDouble(this::average).toArray();
  }

  /**
   * Returns the average mask of a feature over the steps of a class's segments.
   *
   * @param sentiment the class, from -3 to 3
   * @return empty if there are none
   */
  public OptionalDouble ofClass(int feature, int sentiment) {
    int row = sentiment - SevenClasses.LOWEST;
    return steps[row] == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(sums[row][feature] / steps[row]);
  }

  /** Returns Spearman's correlation of a feature's mask with the class, over segments. */
  public OptionalDouble correlation(int feature) {
    double[] masks = new double[means.length];
    Arrays.setAll(masks, segment -> means[segment][feature]);
    double[] classes = new double[labels.length];
    Arrays.setAll(classes, segment -> SevenClasses.of(labels[segment]));
    return Spearman.of(masks, classes);
  }

  /**
   * Returns Spearman's correlation of a feature's average by class with the class: ±1 where the
   * averages only rise or only fall, as the paper observes of most.
   */
  public OptionalDouble correlationOfClasses(int feature) {
    int[] present = SevenClasses.all().filter(c -> steps[c - SevenClasses.LOWEST] > 0).toArray();
    double[] masks =
        Arrays.stream(present).mapToDouble(c -> ofClass(feature, c).orElseThrow()).toArray();
    return Spearman.of(masks, Arrays.stream(present).asDoubleStream().toArray());
  }
}
