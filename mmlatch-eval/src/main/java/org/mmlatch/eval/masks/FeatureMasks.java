package org.mmlatch.eval.masks;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.mmlatch.eval.Spearman;

/**
 * Statistics of the feedback masks of one modality's features over labelled segments, as in Fig. 2:
 * averages by group of segments, such as sentiment classes, and their rank correlation with the
 * class.
 */
public final class FeatureMasks {
  /** The source name of masks merged from all sources (Eq. 4). */
  public static final String MERGED = "merged";

  private final String modality;
  private final String source;
  private final List<String> features;
  private final float[][] means;
  private final SegmentGroups groups;
  private final double[] all; // sums over all segments
  private final double[][] sums; // by group
  private final long allSteps;
  private final long[] steps;

  /**
   * Aggregates masks.
   *
   * @param modality modality whose features are masked
   * @param source source of the masks: a modality, or {@link #MERGED}
   * @param features names of the features, one per column of {@code means}
   * @param means mean mask over the steps of each segment (rows) for each feature (columns)
   * @param groups groups of the segments
   * @param lengths lengths of the segments, in steps
   */
  public FeatureMasks(
      String modality,
      String source,
      List<String> features,
      float[][] means,
      SegmentGroups groups,
      int[] lengths) {
    this.modality = modality;
    this.source = source;
    this.features = List.copyOf(features);
    this.means = means.clone();
    this.groups = groups;
    sums = new double[groups.names().size()][features.size()];
    steps = new long[groups.names().size()];
    for (int i = 0; i < means.length; i++) {
      for (int group : groups.members().get(i)) {
        steps[group] += lengths[i];
        add(means[i], lengths[i], sums[group]);
      }
    }
    boolean areDisjoint = groups.members().stream().allMatch(of -> of.size() == 1);
    all = new double[features.size()];
    if (areDisjoint) {
      Arrays.setAll(all, f -> Arrays.stream(sums).mapToDouble(ofGroup -> ofGroup[f]).sum());
    } else {
      for (int i = 0; i < means.length; i++) {
        add(means[i], lengths[i], all);
      }
    }
    allSteps = Arrays.stream(lengths).asLongStream().sum();
  }

  private static void add(float[] means, int steps, double[] to) {
    for (int feature = 0; feature < to.length; feature++) {
      to[feature] += (double) means[feature] * steps;
    }
  }

  /** Returns the groups of the segments. */
  public SegmentGroups groups() {
    return groups;
  }

  /** Returns the modality whose features are masked. */
  public String modality() {
    return modality;
  }

  /** Returns the source of the masks: a modality, or {@link #MERGED}. */
  public String source() {
    return source;
  }

  /** Returns the number of groups that have segments. */
  public int groupsPresent() {
    return (int) Arrays.stream(steps).filter(of -> of > 0).count();
  }

  /** Returns the names of the features. */
  public List<String> features() {
    return features;
  }

  /** Returns the average mask of a feature over all steps. */
  public double average(int feature) {
    return all[feature] / allSteps;
  }

  /** Returns the average mask of every feature over all steps. */
  public double[] averages() {
    return IntStream.range(0, features.size()).mapToDouble(this::average).toArray();
  }

  /**
   * Returns the average mask of a feature over the steps of a group's segments.
   *
   * @param group index of the group, from 0
   * @return the average; empty if the group has no steps
   */
  public OptionalDouble ofGroup(int feature, int group) {
    return steps[group] == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(sums[group][feature] / steps[group]);
  }

  /**
   * Returns Spearman's correlation of a feature's mask with the class, over segments; empty if
   * classes have no order.
   */
  public OptionalDouble correlation(int feature) {
    if (groups.values().isEmpty()) {
      return OptionalDouble.empty();
    }
    double[] masks = new double[means.length];
    Arrays.setAll(masks, segment -> means[segment][feature]);
    double[] classes = new double[means.length];
    Arrays.setAll(classes, segment -> groups.value(segment).orElseThrow());
    return Spearman.of(masks, classes);
  }

  /**
   * Returns Spearman's correlation of a feature's average per class with the class: ±1 if the
   * averages are strictly monotone, as the paper observes for most features; empty if classes have
   * no order.
   */
  public OptionalDouble correlationOfClasses(int feature) {
    int[] present = IntStream.range(0, groups.values().size()).filter(g -> steps[g] > 0).toArray();
    double[] masks =
        Arrays.stream(present).mapToDouble(g -> ofGroup(feature, g).orElseThrow()).toArray();
    return groups.values().isEmpty()
        ? OptionalDouble.empty()
        : Spearman.of(masks, Arrays.stream(present).mapToDouble(groups.values()::get).toArray());
  }
}
