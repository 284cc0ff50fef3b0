package org.mmlatch.eval;

import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * A metric of sentiment regression, in the order in which metrics are printed and stored.
 *
 * <p>All are computed from raw predictions and targets. Sentiment has a neutral point, 0, and the
 * literature disagrees on which side of a binary decision it falls: three conventions are in use,
 * and all three are here. Likewise two F1: the one that published results use averages the F1 of
 * both classes weighted by how often each is <em>predicted</em>; the {@code target_weighted} one is
 * the usual definition, weighted by how often each is true.
 */
public enum Metric {
  /** Mean absolute error, at least 0, in units of the label. */
  MAE(
      "mae",
      "MAE",
      Direction.LOWER_IS_BETTER,
      "mean absolute error",
      s -> OptionalDouble.of(s.meanAbsoluteError())),

  /** Pearson's correlation in [-1, 1]; undefined where predictions or targets do not vary. */
  CORR("corr", "Corr", Direction.HIGHER_IS_BETTER, "Pearson", s -> s.comoments().correlation()),

  /** Accuracy over the seven classes -3 to 3. */
  ACC_7(
      "acc_7",
      "Acc@7",
      Direction.HIGHER_IS_BETTER,
      "clipped to [-3, 3], rounded half to even",
      s -> OptionalDouble.of(s.sevenClassAccuracy())),

  /** Accuracy over the five classes -2 to 2. */
  ACC_5(
      "acc_5",
      "Acc@5",
      Direction.HIGHER_IS_BETTER,
      "clipped to [-2, 2], rounded half to even",
      s -> OptionalDouble.of(s.fiveClassAccuracy())),

  /** Binary accuracy over targets other than 0; undefined without any. */
  BIN_ACC(
      "bin_acc",
      "Acc@2",
      Direction.HIGHER_IS_BETTER,
      "zeros excluded",
      s -> s.zerosExcluded().accuracy()),

  /** F1 over targets other than 0, weighted by predicted counts; undefined without any. */
  F1(
      "f1",
      "F1@2",
      Direction.HIGHER_IS_BETTER,
      "zeros excluded, weighted by predicted counts",
      s -> s.zerosExcluded().predictionWeightedF1()),

  /** Binary accuracy where 0 counts as positive. */
  BIN_ACC_POS(
      "bin_acc_pos",
      "Acc@2 (zeros positive)",
      Direction.HIGHER_IS_BETTER,
      "positive: >= 0",
      s -> s.zerosPositive().accuracy()),

  /** F1 where 0 counts as positive, weighted by predicted counts. */
  F1_POS(
      "f1_pos",
      "F1@2 (zeros positive)",
      Direction.HIGHER_IS_BETTER,
      "positive: >= 0, weighted by predicted counts",
      s -> s.zerosPositive().predictionWeightedF1()),

  /** Binary accuracy where 0 counts as negative. */
  BIN_ACC_NEG(
      "bin_acc_neg",
      "Acc@2 (zeros negative)",
      Direction.HIGHER_IS_BETTER,
      "positive: > 0",
      s -> s.zerosNegative().accuracy()),

  /** F1 where 0 counts as negative, weighted by predicted counts. */
  F1_NEG(
      "f1_neg",
      "F1@2 (zeros negative)",
      Direction.HIGHER_IS_BETTER,
      "positive: > 0, weighted by predicted counts",
      s -> s.zerosNegative().predictionWeightedF1()),

  /** F1 over targets other than 0, weighted by target counts; undefined without any. */
  F1_TARGET_WEIGHTED(
      "f1_target_weighted",
      "F1@2, target-weighted",
      Direction.HIGHER_IS_BETTER,
      "zeros excluded, weighted by target counts",
      s -> s.zerosExcluded().targetWeightedF1()),

  /** F1 where 0 counts as positive, weighted by target counts. */
  F1_POS_TARGET_WEIGHTED(
      "f1_pos_target_weighted",
      "F1@2 (zeros positive), target-weighted",
      Direction.HIGHER_IS_BETTER,
      "positive: >= 0, weighted by target counts",
      s -> s.zerosPositive().targetWeightedF1()),

  /** F1 where 0 counts as negative, weighted by target counts. */
  F1_NEG_TARGET_WEIGHTED(
      "f1_neg_target_weighted",
      "F1@2 (zeros negative), target-weighted",
      Direction.HIGHER_IS_BETTER,
      "positive: > 0, weighted by target counts",
      s -> s.zerosNegative().targetWeightedF1());

  private final String key;
  private final String label;
  private final Direction direction;
  private final String convention;

  // The checker cannot see that these lambdas capture nothing, which makes them immutable.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Function<SufficientStatistics, OptionalDouble> formula;

  Metric(
      String key,
      String label,
      Direction direction,
      String convention,
      Function<SufficientStatistics, OptionalDouble> formula) {
    this.key = key;
    this.label = label;
    this.direction = direction;
    this.convention = convention;
    this.formula = formula;
  }

  /** Returns the name under which files hold this metric, such as {@code bin_acc_pos}. */
  public String key() {
    return key;
  }

  /** Returns the name for people, such as {@code Acc@2 (zeros positive)}. */
  public String label() {
    return label;
  }

  /** Returns which way this metric improves. */
  public Direction direction() {
    return direction;
  }

  /** Returns in a few words which of the possible definitions this is. */
  public String convention() {
    return convention;
  }

  OptionalDouble of(SufficientStatistics statistics) {
    return formula.apply(statistics);
  }
}
