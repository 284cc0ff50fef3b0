package org.mmlatch.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * Metrics of the presence of labels: multi-label, as reported for the emotions of MOSEI and
 * IEMOCAP, and binary, as for humour and sarcasm.
 *
 * <p>Targets are 0 or 1, predictions are logits. The primary metric is the weighted accuracy: for a
 * label present in one of ten segments, always predicting "absent" has an accuracy of 0.9 but a
 * weighted accuracy of 0.5.
 */
public final class PresenceMetrics {
  private static final String WACC = "mean of the recalls of present and absent";
  private static final String F1_WEIGHTED =
      "F1 of present and of absent, weighted by target counts";
  private static final String F1 = "of what is present";
  private static final String AUC = "ranks of logits, ties halved";
  private static final String LOSS = "binary cross-entropy, mean over segments";

  private PresenceMetrics() {}

  /** Returns the metrics of a single label, for outcomes (N, 1). */
  public static MetricCatalogue binary(Label label) {
    Decisions decisions = value -> Presence.decisions(0, label.threshold(), value);
    List<Metric> metrics = new ArrayList<>(ofLabel(0, label, "", ""));
    metrics.add(5, share("precision", "Precision", F1, decisions, BinaryConfusion::precision));
    metrics.add(6, share("recall", "Recall", F1, decisions, BinaryConfusion::recall));
    metrics.add(
        7,
        share(
            "f1_macro",
            "F1, macro",
            "mean of the F1 of present and of absent",
            decisions,
            BinaryConfusion::macroF1));
    metrics.add(8, loss(LOSS, 1));
    return new MetricCatalogue(metrics, metrics.subList(0, 5));
  }

  /** Returns the metrics of several labels, for outcomes (N, L): means first, then each label. */
  public static MetricCatalogue multilabel(List<Label> labels) {
    List<List<Metric>> each =
        IntStream.range(0, labels.size())
            .mapToObj(k -> ofLabel(k, labels.get(k), ":" + name(labels, k), ", " + name(labels, k)))
            .toList();
    List<Metric> nameless = ofLabel(0, labels.get(0), "", "");
    List<Metric> metrics = new ArrayList<>();
    for (int m = 0; m < 5; m++) {
      int index = m;
      metrics.add(mean(nameless.get(m), each.stream().map(of -> of.get(index)).toList()));
    }
    metrics.add(
        agreement("exact_match", "Exact match", "all labels right", Presence.exactMatch(labels)));
    metrics.add(
        agreement("f1_micro", "F1, micro", "all labels together", Presence.microF1(labels)));
    metrics.add(loss(LOSS + " and labels", labels.size()));
    metrics.add(defined("wacc", "WAcc and AUC", each, 0));
    metrics.add(defined("f1", "F1", each, 3));
    List<Metric> headline = List.copyOf(metrics.subList(0, 6));
    each.forEach(metrics::addAll);
    return new MetricCatalogue(metrics, headline);
  }

  /**
   * Returns the binary cross-entropy in nats, averaged over segments and labels.
   *
   * @param positiveWeights for each label, the factor of the terms of segments in which it is
   *     present
   */
  public static Formula weightedLoss(double[] positiveWeights) {
    return Presence.crossEntropy(positiveWeights.clone());
  }

  /** Creates formulas over the decisions on a label. */
  @FunctionalInterface
  private interface Decisions {
    SumFormula formula(Function<BinaryConfusion, OptionalDouble> value);

    default SumFormula count(ToIntFunction<BinaryConfusion> value) {
      return formula(counts -> OptionalDouble.of(value.applyAsInt(counts)));
    }
  }

  private static String name(List<Label> labels, int k) {
    return labels.get(k).name();
  }

  /** Returns five scores, then two counts. */
  private static List<Metric> ofLabel(int k, Label label, String keyEnd, String labelEnd) {
    Decisions decisions = value -> Presence.decisions(k, label.threshold(), value);
    return List.of(
        share("wacc" + keyEnd, "WAcc" + labelEnd, WACC, decisions, c -> c.weightedAccuracy()),
        share(
            "f1_weighted" + keyEnd,
            "F1, weighted" + labelEnd,
            F1_WEIGHTED,
            decisions,
            c -> c.targetWeightedF1()),
        share("acc" + keyEnd, "Acc" + labelEnd, "accuracy", decisions, c -> c.accuracy()),
        share("f1" + keyEnd, "F1" + labelEnd, F1, decisions, c -> c.f1()),
        agreement("auc" + keyEnd, "AUC" + labelEnd, AUC, new AucFormula(k)),
        count(
            "positives" + keyEnd,
            "Present" + labelEnd,
            "segments",
            decisions.count(BinaryConfusion::positives)),
        count(
            "predicted_positives" + keyEnd,
            "Predicted present" + labelEnd,
            "segments",
            decisions.count(BinaryConfusion::predictedPositives)));
  }

  private static Metric mean(Metric nameless, List<Metric> ofLabels) {
    return agreement(
        "mean_" + nameless.key(),
        nameless.label() + ", mean",
        "over the labels where it is defined",
        MeanFormula.of(ofLabels.stream().map(Metric::formula).toList()));
  }

  private static Metric defined(String key, String label, List<List<Metric>> each, int index) {
    return count(
        "labels_with_" + key,
        "Labels with " + label,
        "number that the mean is over",
        o ->
            OptionalDouble.of(
                (double)
                    each.stream().filter(metrics -> metrics.get(index).of(o).isPresent()).count()));
  }

  private static Metric share(
      String key,
      String label,
      String convention,
      Decisions decisions,
      Function<BinaryConfusion, OptionalDouble> formula) {
    return agreement(key, label, convention, decisions.formula(formula));
  }

  private static Metric agreement(String key, String label, String convention, Formula formula) {
    return new Metric(key, label, Direction.HIGHER_IS_BETTER, Unit.SHARE, convention, formula);
  }

  private static Metric count(String key, String label, String convention, Formula formula) {
    return Metric.count(key, label, convention, formula);
  }

  private static Metric loss(String convention, int labels) {
    double[] unweighted = new double[labels];
    Arrays.fill(unweighted, 1);
    return new Metric(
        "loss",
        "Loss",
        Direction.LOWER_IS_BETTER,
        Unit.NATS,
        convention,
        Presence.crossEntropy(unweighted));
  }
}
