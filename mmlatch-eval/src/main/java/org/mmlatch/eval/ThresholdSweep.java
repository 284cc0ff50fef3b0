package org.mmlatch.eval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The decisions on a label as its threshold falls from above all scores to below all of them: the
 * points of the ROC and the precision-recall curve.
 */
public final class ThresholdSweep {
  private final int positives;
  private final int negatives;
  private final List<Step> steps;

  private ThresholdSweep(int positives, int negatives, List<Step> steps) {
    this.positives = positives;
    this.negatives = negatives;
    this.steps = steps;
  }

  /** The numbers of true and false positives at a threshold. */
  private record Step(int hits, int falseAlarms) {}

  /**
   * A point of a curve, with both coordinates in [0, 1].
   *
   * @param x false positive rate, or recall
   * @param y true positive rate, or precision
   */
  public record Point(double x, double y) {}

  /**
   * Computes the sweep; equal scores are passed at the same threshold.
   *
   * @param scores logits or probabilities, (N)
   * @param present whether the label is present, (N)
   * @return the sweep; empty if the label is present in all segments or in none
   */
  public static Optional<ThresholdSweep> of(double[] scores, boolean[] present) {
    List<Integer> falling =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> scores[i]).reversed())
            .toList();
    List<Step> steps = new ArrayList<>();
    int hits = 0;
    int falseAlarms = 0;
    for (int rank = 0; rank < falling.size(); rank++) {
      int i = falling.get(rank);
      hits += present[i] ? 1 : 0;
      falseAlarms += present[i] ? 0 : 1;
      boolean isLastOfEquals =
          rank + 1 == falling.size() || scores[falling.get(rank + 1)] < scores[i];
      if (isLastOfEquals) {
        steps.add(new Step(hits, falseAlarms));
      }
    }
    return hits == 0 || falseAlarms == 0
        ? Optional.empty()
        : Optional.of(new ThresholdSweep(hits, falseAlarms, steps));
  }

  /**
   * Returns the ROC curve: true positive rate against false positive rate, from (0, 0) to (1, 1).
   */
  public List<Point> roc() {
    List<Point> points = new ArrayList<>(List.of(new Point(0, 0)));
    steps.forEach(step -> points.add(new Point(falsePositiveRate(step), recall(step))));
    return points;
  }

  /** Returns the precision-recall curve: precision against recall, with recall rising to 1. */
  public List<Point> precisionRecall() {
    return steps.stream().map(step -> new Point(recall(step), precision(step))).toList();
  }

  /**
   * Returns the average precision as in scikit-learn: the mean of precision weighted by the
   * increases of recall.
   */
  public double averagePrecision() {
    double sum = 0;
    double before = 0;
    for (Step step : steps) {
      sum += (recall(step) - before) * precision(step);
      before = recall(step);
    }
    return sum;
  }

  private double recall(Step step) {
    return (double) step.hits / positives;
  }

  private double falsePositiveRate(Step step) {
    return (double) step.falseAlarms / negatives;
  }

  private static double precision(Step step) {
    return (double) step.hits / (step.hits + step.falseAlarms);
  }
}
