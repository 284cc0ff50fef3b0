package org.mmlatch.eval;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * The metrics of sentiment regression as CH-SIMS is reported: a label in [-1, 1] in steps of 0.2.
 *
 * <p>Predictions and targets are clipped to [-1, 1] first. A class is open below and closed above,
 * and the bounds are compared in single precision, in which labels are stored: the label -0.7,
 * widened to double, would lie above the bound -0.7.
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
          o -> Errors.meanAbsolute(clipped(o)));

  /** Pearson's correlation after clipping; undefined where either does not vary. */
  public static final Metric CORR =
      new Metric(
          "corr",
          "Corr",
          Direction.HIGHER_IS_BETTER,
          Unit.COEFFICIENT,
          "Pearson, clipped to [-1, 1]",
          o -> Errors.correlation(clipped(o)));

  /** Accuracy of two classes. */
  public static final Metric ACC_2 = share("acc_2", "Acc@2", "positive: > 0", o -> same(o, TWO));

  /** Accuracy of three classes. */
  public static final Metric ACC_3 =
      share("acc_3", "Acc@3", "bounds -0.1, 0.1", o -> same(o, THREE));

  /** Accuracy of five classes. */
  public static final Metric ACC_5 =
      share("acc_5", "Acc@5", "bounds -0.7, -0.1, 0.1, 0.7", o -> same(o, FIVE));

  /** F1 of two classes, weighted by target counts. */
  public static final Metric F1 =
      share(
          "f1",
          "F1@2",
          "positive: > 0, weighted by target counts",
          o ->
              BinaryConfusion.of(o.predictions(0), o.targets(0), all -> true, x -> x > 0)
                  .targetWeightedF1());

  /** Mean absolute error of raw predictions: clipping helps. */
  public static final Metric MAE_UNCLIPPED =
      new Metric(
          "mae_unclipped",
          "MAE, unclipped",
          Direction.LOWER_IS_BETTER,
          Unit.TARGET,
          "mean absolute error, not clipped",
          Errors::meanAbsolute);

  /** All of them. */
  public static final MetricCatalogue CATALOGUE =
      new MetricCatalogue(
          List.of(MAE, CORR, ACC_2, ACC_3, ACC_5, F1, MAE_UNCLIPPED),
          List.of(MAE, CORR, ACC_2, ACC_3, ACC_5, F1));

  private SimsMetrics() {}

  private static Metric share(
      String key, String label, String convention, Function<Outcomes, OptionalDouble> formula) {
    return new Metric(key, label, Direction.HIGHER_IS_BETTER, Unit.SHARE, convention, formula);
  }

  private static OptionalDouble same(Outcomes outcomes, float[] bounds) {
    return Errors.agreement(clipped(outcomes), x -> classOf(x, bounds));
  }

  /** Returns how many bounds lie below. */
  private static int classOf(double sentiment, float[] bounds) {
    int below = 0;
    for (float bound : bounds) {
      below += (float) sentiment > bound ? 1 : 0;
    }
    return below;
  }

  /** Returns the names of the five classes, the lowest first. */
  static List<String> fiveClasses() {
    return List.of("-1 to -0.7", "to -0.1", "to 0.1", "to 0.7", "to 1");
  }

  /** Returns the number of the class among five, from 0, that a sentiment is of. */
  static int ofFive(double sentiment) {
    return classOf(sentiment, FIVE);
  }

  private static Outcomes clipped(Outcomes outcomes) {
    return Outcomes.of(clipped(outcomes.predictions(0)), clipped(outcomes.targets(0)));
  }

  private static double[] clipped(double[] values) {
    return Arrays.stream(values).map(x -> Math.max(-1, Math.min(1, x))).toArray();
  }
}
