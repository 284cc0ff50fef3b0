package org.mmlatch.eval;

import java.util.List;

/**
 * Metrics of sentiment regression, as reported for CH-SIMS, whose labels are in [-1, 1] in steps of
 * 0.2.
 *
 * <p>Predictions and targets are first clipped to [-1, 1]. A class excludes its lower and includes
 * its upper bound. Bounds are compared in single precision, in which labels are stored: the label
 * -0.7, converted to double, would be greater than the bound -0.7.
 */
public final class SimsMetrics {
  private static final float[] TWO = {0};
  private static final float[] THREE = {-0.1f, 0.1f};
  private static final float[] FIVE = {-0.7f, -0.1f, 0.1f, 0.7f};

  /** Mean absolute error after clipping. */
  public static final Metric MAE =
      new Metric(
          "mae",
          "MAE",
          Direction.LOWER_IS_BETTER,
          Unit.TARGET,
          "mean absolute error, clipped to [-1, 1]",
          Errors.meanAbsolute(SimsMetrics::clipped));

  /** Pearson's correlation after clipping; undefined if predictions or targets are constant. */
  public static final Metric CORR =
      new Metric(
          "corr",
          "Corr",
          Direction.HIGHER_IS_BETTER,
          Unit.COEFFICIENT,
          "Pearson, clipped to [-1, 1]",
          Errors.correlation(SimsMetrics::clipped));

  /** Accuracy of two classes. */
  public static final Metric ACC_2 = share("acc_2", "Acc@2", "positive: > 0", same(TWO));

  /** Accuracy of three classes. */
  public static final Metric ACC_3 = share("acc_3", "Acc@3", "bounds -0.1, 0.1", same(THREE));

  /** Accuracy of five classes. */
  public static final Metric ACC_5 =
      share("acc_5", "Acc@5", "bounds -0.7, -0.1, 0.1, 0.7", same(FIVE));

  /** F1 of two classes, weighted by target counts. */
  public static final Metric F1 =
      share(
          "f1",
          "F1@2",
          "positive: > 0, weighted by target counts",
          BinaryConfusion.formula(all -> true, x -> x > 0, BinaryConfusion::targetWeightedF1));

  /** Mean absolute error without clipping; clipping can only lower it. */
  public static final Metric MAE_UNCLIPPED =
      new Metric(
          "mae_unclipped",
          "MAE, unclipped",
          Direction.LOWER_IS_BETTER,
          Unit.TARGET,
          "mean absolute error, not clipped",
          Errors.meanAbsolute(x -> x));

  /** All metrics. */
  public static final MetricCatalogue CATALOGUE =
      new MetricCatalogue(
          List.of(MAE, CORR, ACC_2, ACC_3, ACC_5, F1, MAE_UNCLIPPED),
          List.of(MAE, CORR, ACC_2, ACC_3, ACC_5, F1));

  private SimsMetrics() {}

  private static Metric share(String key, String label, String convention, Formula formula) {
    return new Metric(key, label, Direction.HIGHER_IS_BETTER, Unit.SHARE, convention, formula);
  }

  private static Formula same(float[] bounds) {
    return Errors.agreement(x -> classOf(clipped(x), bounds));
  }

  /** Returns the index of the class, the number of bounds below the value. */
  private static int classOf(double sentiment, float[] bounds) {
    int below = 0;
    for (float bound : bounds) {
      below += (float) sentiment > bound ? 1 : 0;
    }
    return below;
  }

  /** Returns the names of the five classes, in ascending order. */
  static List<String> fiveClasses() {
    return List.of("-1 to -0.7", "to -0.1", "to 0.1", "to 0.7", "to 1");
  }

  /** Returns the index, from 0, of a sentiment's class among the five. */
  static int ofFive(double sentiment) {
    return classOf(sentiment, FIVE);
  }

  private static double clipped(double sentiment) {
    return Math.max(-1, Math.min(1, sentiment));
  }
}
