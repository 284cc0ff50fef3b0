package org.mmlatch.eval;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Confusion matrix of a decision among classes.
 *
 * @param counts segments by true class, then by predicted class
 */
record ClassCounts(List<List<Integer>> counts) {

  /** Returns the matrix whose cells are sums, row by row. */
  static ClassCounts ofSums(double[] sums, int classes) {
    return new ClassCounts(
        IntStream.range(0, classes)
            .mapToObj(
                truth ->
                    IntStream.range(0, classes)
                        .mapToObj(predicted -> (int) sums[truth * classes + predicted])
                        .toList())
            .toList());
  }

  /** Returns the number of a segment's class. */
  static int target(Outcomes outcomes, int segment) {
    double target = outcomes.target(segment, 0);
    if (target != Math.rint(target) || target < 0 || target >= outcomes.outputs()) {
      throw new BadPredictionsException(
          "Row %d: the target is %s; expected the number of a class, 0 to %d."
              .formatted(segment + 1, target, outcomes.outputs() - 1));
    }
    return (int) target;
  }

  /** Returns the counts of one class against all others. */
  BinaryConfusion oneAgainstRest(int c) {
    int hits = counts.get(c).get(c);
    int support = counts.get(c).stream().mapToInt(Integer::intValue).sum();
    int predicted = counts.stream().mapToInt(row -> row.get(c)).sum();
    return new BinaryConfusion(
        hits, predicted - hits, support - hits, segments() - support - predicted + hits);
  }

  private int segments() {
    return counts.stream().flatMap(List::stream).mapToInt(Integer::intValue).sum();
  }

  OptionalDouble accuracy() {
    int right = IntStream.range(0, counts.size()).map(c -> counts.get(c).get(c)).sum();
    return BinaryConfusion.share(right, segments());
  }

  /** Returns the mean of something of every class in which it is defined. */
  OptionalDouble mean(IntFunction<OptionalDouble> ofClass) {
    return OptionalDoubles.mean(IntStream.range(0, counts.size()).mapToObj(ofClass).toList());
  }

  /** Returns the F1 of all classes, weighted by how many segments are of each. */
  OptionalDouble weightedF1() {
    double sum = 0;
    for (int c = 0; c < counts.size(); c++) {
      BinaryConfusion of = oneAgainstRest(c);
      sum += of.positives() * of.f1().orElse(0);
    }
    return OptionalDouble.of(sum / segments());
  }

  /** Returns the F1 of a class; empty if no segment is of it or predicted to be. */
  OptionalDouble f1(int c) {
    return oneAgainstRest(c).f1();
  }

  /** Returns the share of a class's segments that are predicted to be of it; empty without any. */
  OptionalDouble recall(int c) {
    return oneAgainstRest(c).recall();
  }

  /**
   * Returns the cross-entropy of logits in nats, weighted by the true class's weight.
   *
   * @param weights by class
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
