package org.mmlatch.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Metrics of single-label classification, as reported for emotion recognition in conversations.
 *
 * <p>Targets (N, 1) are class indices, predictions (N, C) are logits. The predicted class is the
 * one with the largest logit, the first in case of ties.
 */
public final class ClassMetrics {
  private ClassMetrics() {}

  /**
   * Returns the metrics over all classes, followed by those of each class.
   *
   * @param classes names of the classes, by index
   */
  public static MetricCatalogue of(List<String> classes) {
    List<Metric> metrics = new ArrayList<>();
    metrics.add(
        share(
            "f1_weighted",
            "F1, weighted",
            "F1 of each class, weighted by target counts",
            ClassCounts::weightedF1));
    metrics.add(share("acc", "Acc", "accuracy", ClassCounts::accuracy));
    metrics.add(
        share(
            "f1_macro",
            "F1, macro",
            "mean over classes true or predicted",
            counts -> counts.mean(counts::f1)));
    metrics.add(share("uar", "UAR", "mean recall of the true classes", c -> c.mean(c::recall)));
    List<Metric> headline = List.copyOf(metrics);
    double[] unweighted = new double[classes.size()];
    Arrays.fill(unweighted, 1);
    metrics.add(
        new Metric(
            "loss",
            "Loss",
            Direction.LOWER_IS_BETTER,
            Unit.NATS,
            "cross-entropy, mean over segments",
            ClassCounts.crossEntropy(unweighted)));
    for (int c = 0; c < classes.size(); c++) {
      metrics.addAll(ofClass(c, classes.get(c)));
    }
    return new MetricCatalogue(metrics, headline);
  }

  /**
   * Returns the number of segments of class {@code truth} that are predicted as {@code predicted}.
   */
  public static Formula confusion(int truth, int predicted) {
    return new ClassFormula(counts -> OptionalDouble.of(counts.count(truth, predicted)));
  }

  /**
   * Returns the weighted cross-entropy in nats: the sum of weighted terms divided by the sum of
   * weights.
   *
   * @param classWeights weight of each class
   */
  public static Formula weightedLoss(double[] classWeights) {
    return ClassCounts.crossEntropy(classWeights.clone());
  }

  private static List<Metric> ofClass(int c, String name) {
    return List.of(
        share("recall:" + name, "Recall, " + name, "of the class", of -> of.recall(c)),
        share("f1:" + name, "F1, " + name, "of the class", of -> of.f1(c)),
        share(
            "acc_one_vs_rest:" + name,
            "Acc, " + name,
            "of the class or not",
            of -> of.oneAgainstRest(c).accuracy()),
        share(
            "f1_weighted_one_vs_rest:" + name,
            "F1, weighted, " + name,
            "of the class or not, weighted by target counts",
            of -> of.oneAgainstRest(c).targetWeightedF1()),
        count("support:" + name, "True, " + name, of -> of.oneAgainstRest(c).positives()),
        count(
            "predicted:" + name,
            "Predicted, " + name,
            of -> of.oneAgainstRest(c).predictedPositives()));
  }

  private static Metric share(
      String key, String label, String convention, Function<ClassCounts, OptionalDouble> formula) {
    return new Metric(
        key, label, Direction.HIGHER_IS_BETTER, Unit.SHARE, convention, new ClassFormula(formula));
  }

  private static Metric count(String key, String label, ToIntFunction<ClassCounts> formula) {
    return Metric.count(
        key,
        label,
        "segments",
        new ClassFormula(counts -> OptionalDouble.of(formula.applyAsInt(counts))));
  }
}
