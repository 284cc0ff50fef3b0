package org.mmlatch.eval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What becomes of a label's decisions as its threshold falls from above all scores to below all:
 * the points of the ROC and of the precision-recall curve.
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

  /** How many of those that are said to be present are and are not. */
  private record Step(int hits, int falseAlarms) {}

  /**
   * A point of a curve, both shares in [0, 1].
   *
   * @param x false positive rate, or recall
   * @param y true positive rate, or precision
   */
  public record Point(double x, double y) {}

  /**
   * Sorts scores; equal ones fall together.
   *
   * @param scores logits or probabilities, (N)
   * @param present whether the label is, (N)
   * @return empty where it is present in all segments or in none
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

  /** Returns the ROC curve: true over false positive rate, from (0, 0) to (1, 1). */
  public List<Point> roc() {
    List<Point> points = new ArrayList<>(List.of(new Point(0, 0)));
    steps.forEach(step -> points.add(new Point(falsePositiveRate(step), recall(step))));
    return points;
  }

  /** Returns the precision-recall curve: precision over recall, recall rising to 1. */
  public List<Point> precisionRecall() {
    return steps.stream().map(step -> new Point(recall(step), precision(step))).toList();
  }

  /** Returns the mean of precision over the rises of recall: scikit-learn's average precision. */
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
