package org.mmlatch.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/**
 * Metrics of sentiment regression, as reported for MOSI and MOSEI.
 *
 * <p>All are computed from raw predictions and targets. The literature disagrees on whether neutral
 * sentiment, 0, is positive or negative in a binary decision; all three conventions in use are
 * provided. There are also two versions of F1: published results average the F1 of both classes
 * weighted by how often each is <em>predicted</em>; {@code target_weighted} is the usual
 * definition, weighted by how often each is true.
 */
public final class SentimentMetrics {
  /** Mean absolute error, at least 0, in units of the label. */
  public static final Metric MAE =
      new Metric(
          "mae",
          "MAE",
          Direction.LOWER_IS_BETTER,
          Unit.TARGET,
          "mean absolute error",
          Errors.meanAbsolute(x -> x));

  /** Pearson's correlation in [-1, 1]; undefined if predictions or targets are constant. */
  public static final Metric CORR =
      new Metric(
          "corr",
          "Corr",
          Direction.HIGHER_IS_BETTER,
          Unit.COEFFICIENT,
          "Pearson",
          Errors.correlation(x -> x));

  /** Accuracy over the seven classes -3 to 3. */
  public static final Metric ACC_7 =
      share(
          "acc_7",
          "Acc@7",
          "clipped to [-3, 3], rounded half to even",
          Errors.agreement(rounded(3)));

  /** Accuracy over the five classes -2 to 2. */
  public static final Metric ACC_5 =
      share(
          "acc_5",
          "Acc@5",
          "clipped to [-2, 2], rounded half to even",
          Errors.agreement(rounded(2)));

  /** Binary accuracy over targets other than 0; undefined if there are none. */
  public static final Metric BIN_ACC =
      share("bin_acc", "Acc@2", "zeros excluded", zerosExcluded(BinaryConfusion::accuracy));

  /** F1 over targets other than 0, weighted by predicted counts; undefined if there are none. */
  public static final Metric F1 =
      share(
          "f1",
          "F1@2",
          "zeros excluded, weighted by predicted counts",
          zerosExcluded(BinaryConfusion::predictionWeightedF1));

  /** Binary accuracy where 0 counts as positive. */
  public static final Metric BIN_ACC_POS =
      share(
          "bin_acc_pos",
          "Acc@2 (zeros positive)",
          "positive: >= 0",
          zerosPositive(BinaryConfusion::accuracy));

  /** F1 where 0 counts as positive, weighted by predicted counts. */
  public static final Metric F1_POS =
      share(
          "f1_pos",
          "F1@2 (zeros positive)",
          "positive: >= 0, weighted by predicted counts",
          zerosPositive(BinaryConfusion::predictionWeightedF1));

  /** Binary accuracy where 0 counts as negative. */
  public static final Metric BIN_ACC_NEG =
      share(
          "bin_acc_neg",
          "Acc@2 (zeros negative)",
          "positive: > 0",
          zerosNegative(BinaryConfusion::accuracy));

  /** F1 where 0 counts as negative, weighted by predicted counts. */
  public static final Metric F1_NEG =
      share(
          "f1_neg",
          "F1@2 (zeros negative)",
          "positive: > 0, weighted by predicted counts",
          zerosNegative(BinaryConfusion::predictionWeightedF1));

  /** F1 over targets other than 0, weighted by target counts; undefined if there are none. */
  public static final Metric F1_TARGET_WEIGHTED =
      share(
          "f1_target_weighted",
          "F1@2, target-weighted",
          "zeros excluded, weighted by target counts",
          zerosExcluded(BinaryConfusion::targetWeightedF1));

  /** F1 where 0 counts as positive, weighted by target counts. */
  public static final Metric F1_POS_TARGET_WEIGHTED =
      share(
          "f1_pos_target_weighted",
          "F1@2 (zeros positive), target-weighted",
          "positive: >= 0, weighted by target counts",
          zerosPositive(BinaryConfusion::targetWeightedF1));

  /** F1 where 0 counts as negative, weighted by target counts. */
  public static final Metric F1_NEG_TARGET_WEIGHTED =
      share(
          "f1_neg_target_weighted",
          "F1@2 (zeros negative), target-weighted",
          "positive: > 0, weighted by target counts",
          zerosNegative(BinaryConfusion::targetWeightedF1));

  /** All metrics, for targets in [-3, 3]. */
  public static final MetricCatalogue CATALOGUE =
      new MetricCatalogue(
          List.of(
              MAE,
              CORR,
              ACC_7,
              ACC_5,
              BIN_ACC,
              F1,
              BIN_ACC_POS,
              F1_POS,
              BIN_ACC_NEG,
              F1_NEG,
              F1_TARGET_WEIGHTED,
              F1_POS_TARGET_WEIGHTED,
              F1_NEG_TARGET_WEIGHTED),
          List.of(MAE, CORR, ACC_7, BIN_ACC, F1));

  private SentimentMetrics() {}

  /**
   * Returns the metrics for targets in [{@code low}, {@code high}]. For ranges other than [-3, 3],
   * the accuracies over seven and five classes are replaced by {@code acc_K} over the K integers in
   * the range, if there are several.
   */
  public static MetricCatalogue of(double low, double high) {
    if (low == SevenClasses.LOWEST && high == SevenClasses.HIGHEST) {
      return CATALOGUE;
    }
    List<Metric> wholeNumbers = accuracyOverWholeNumbers(Math.ceil(low), Math.floor(high));
    List<Metric> metrics = new ArrayList<>(CATALOGUE.metrics());
    metrics.removeAll(List.of(ACC_7, ACC_5));
    metrics.addAll(metrics.indexOf(BIN_ACC), wholeNumbers);
    List<Metric> headline = new ArrayList<>(CATALOGUE.headline());
    headline.remove(ACC_7);
    headline.addAll(headline.indexOf(BIN_ACC), wholeNumbers);
    return new MetricCatalogue(metrics, headline);
  }

  private static List<Metric> accuracyOverWholeNumbers(double first, double last) {
    long classes = (long) (last - first) + 1;
    return classes < 2
        ? List.of()
        : List.of(
            share(
                "acc_" + classes,
                "Acc@" + classes,
                "clipped to [%s, %s], rounded half to even"
                    .formatted(Math.round(first), Math.round(last)),
                Errors.agreement(x -> Math.rint(Math.max(first, Math.min(last, x))))));
  }

  private static Metric share(String key, String label, String convention, Formula formula) {
    return new Metric(key, label, Direction.HIGHER_IS_BETTER, Unit.SHARE, convention, formula);
  }

  private static DoubleUnaryOperator rounded(double bound) {
    return x -> SevenClasses.clippedAndRounded(x, bound);
  }

  private static Formula zerosExcluded(Function<BinaryConfusion, OptionalDouble> value) {
    return BinaryConfusion.formula(target -> target != 0, x -> x > 0, value);
  }

  private static Formula zerosPositive(Function<BinaryConfusion, OptionalDouble> value) {
    return BinaryConfusion.formula(target -> true, x -> x >= 0, value);
  }

  private static Formula zerosNegative(Function<BinaryConfusion, OptionalDouble> value) {
    return BinaryConfusion.formula(target -> true, x -> x > 0, value);
  }
}
