package org.mmlatch.eval;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Confusion matrix of a multi-class decision, with its sums. */
final class ClassCounts {
  private final int classes;
  private final int[] counts; // (C, C): by true class, then by predicted class
  private final int[] support; // (C): segments of the class
  private final int[] predicted; // (C): segments predicted as the class
  private final int segments;

  private ClassCounts(int classes, int[] counts) {
    this.classes = classes;
    this.counts = counts;
    support = new int[classes];
    predicted = new int[classes];
    for (int cell = 0; cell < counts.length; cell++) {
      support[cell / classes] += counts[cell];
      predicted[cell % classes] += counts[cell];
    }
    segments = Arrays.stream(support).sum();
  }

  /**
   * Counts segments.
   *
   * @param cells index of the matrix's cell, true class · C + predicted class, by segment
   * @param drawn the segments to count
   */
  static ClassCounts of(int[] cells, int[] drawn, int classes) {
    int[] counts = new int[classes * classes];
    for (int segment : drawn) {
      counts[cells[segment]]++;
    }
    return new ClassCounts(classes, counts);
  }

  /** Returns the number of segments of a class that are predicted as {@code as}. */
  int count(int truth, int as) {
    return counts[truth * classes + as];
  }

  /**
   * Returns the index of a segment's true class.
   *
   * @throws BadPredictionsException if the target is not a class index
   */
  static int target(Outcomes outcomes, int segment) {
    double target = outcomes.target(segment, 0);
    if (target != Math.rint(target) || target < 0 || target >= outcomes.outputs()) {
      throw new BadPredictionsException(
          "Row %d: the target is %s; expected the number of a class, 0 to %d."
              .formatted(segment + 1, target, outcomes.outputs() - 1));
    }
    return (int) target;
  }

  /** Returns the binary confusion matrix of one class against all others. */
  BinaryConfusion oneAgainstRest(int c) {
    int hits = count(c, c);
    return new BinaryConfusion(
        hits, predicted[c] - hits, support[c] - hits, segments - support[c] - predicted[c] + hits);
  }

  OptionalDouble accuracy() {
    int right = IntStream.range(0, classes).map(c -> count(c, c)).sum();
    return BinaryConfusion.share(right, segments);
  }

  /** Returns the mean of a value over the classes for which it is defined. */
  OptionalDouble mean(IntFunction<OptionalDouble> ofClass) {
    return OptionalDoubles.mean(IntStream.range(0, classes).mapToObj(ofClass).toList());
  }

  /** Returns the mean F1 of all classes, weighted by target counts. */
  OptionalDouble weightedF1() {
    double sum = 0;
    for (int c = 0; c < classes; c++) {
      BinaryConfusion of = oneAgainstRest(c);
      sum += of.positives() * of.f1().orElse(0);
    }
    return OptionalDouble.of(sum / segments);
  }

  /** Returns the F1 of a class; empty if it occurs neither as target nor as prediction. */
  OptionalDouble f1(int c) {
    return oneAgainstRest(c).f1();
  }

  /** Returns the recall of a class; empty if it does not occur as target. */
  OptionalDouble recall(int c) {
    return oneAgainstRest(c).recall();
  }

  /**
   * Returns the cross-entropy of logits in nats, weighted by the weight of the true class.
   *
   * @param weights weight of each class
   */
  static Formula crossEntropy(double[] weights) {
    return new SumFormula(
        2,
        (outcomes, i, to, position) -> {
          int target = target(outcomes, i);
          double largest = outcomes.prediction(i, outcomes.largest(i));
          double rest = 0;
          for (int c = 0; c < weights.length; c++) {
            rest += Math.exp(outcomes.prediction(i, c) - largest);
          }
          double loss = largest + Math.log(rest) - outcomes.prediction(i, target);
          to[position] += weights[target] * loss;
          to[position + 1] += weights[target];
        },
        (sums, segments) -> OptionalDouble.of(sums[0] / sums[1]));
  }
}
