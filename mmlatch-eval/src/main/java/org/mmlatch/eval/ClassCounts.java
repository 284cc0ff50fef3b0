package org.mmlatch.eval;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Confusion matrix of a multi-class decision.
 *
 * @param counts number of segments by true class (rows) and predicted class (columns)
 */
record ClassCounts(List<List<Integer>> counts) {

  /** Returns the matrix whose cells are {@code sums}, row by row. */
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

  /** Returns the mean of a value over the classes for which it is defined. */
  OptionalDouble mean(IntFunction<OptionalDouble> ofClass) {
    return OptionalDoubles.mean(IntStream.range(0, counts.size()).mapToObj(ofClass).toList());
  }

  /** Returns the mean F1 of all classes, weighted by target counts. */
  OptionalDouble weightedF1() {
    double sum = 0;
    for (int c = 0; c < counts.size(); c++) {
      BinaryConfusion of = oneAgainstRest(c);
      sum += of.positives() * of.f1().orElse(0);
    }
    return OptionalDouble.of(sum / segments());
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
