package org.mmlatch.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Chooses the decision thresholds of labels, as logits. */
public final class ThresholdSearch {
  private ThresholdSearch() {}

  /**
   * Returns for every label the threshold with the highest F1 of presence. The candidates are one
   * threshold between each two neighbouring logits, 0 (a probability of one half) if it is between
   * them and otherwise halfway, and one below the lowest. In case of ties, the one nearest to 0 is
   * chosen.
   *
   * @param outcomes targets of 0 and 1, and logits, (N, L)
   * @return the threshold of each label; empty for a label that is present in no segment, whose F1
   *     cannot exceed 0
   */
  public static List<OptionalDouble> byF1(Outcomes outcomes) {
    return IntStream.range(0, outcomes.outputs()).mapToObj(label -> byF1(outcomes, label)).toList();
  }

  private static OptionalDouble byF1(Outcomes outcomes, int label) {
    if (Arrays.stream(outcomes.targets(label)).noneMatch(target -> target > 0)) {
      return OptionalDouble.empty();
    }
    Comparator<Candidate> better =
        Comparator.comparingDouble(Candidate::f1)
            .thenComparingDouble(candidate -> -Math.abs(candidate.threshold()))
            .thenComparingDouble(Candidate::threshold);
    return candidates(outcomes, label).stream()
        .max(better)
        .map(best -> OptionalDouble.of(best.threshold()))
        .orElseThrow();
  }

  private record Candidate(double threshold, double f1) {}

  /** Returns all candidates, from the highest threshold down, in one pass over the segments. */
  private static List<Candidate> candidates(Outcomes outcomes, int label) {
    double[] logits = outcomes.predictions(label);
    double[] targets = outcomes.targets(label);
    int[] descending =
        IntStream.range(0, logits.length)
            .boxed()
            .sorted(Comparator.comparingDouble(segment -> -logits[segment]))
            .mapToInt(segment -> segment)
            .toArray();
    long positives = Arrays.stream(targets).filter(target -> target > 0).count();
    List<Candidate> candidates = new ArrayList<>();
    double above = Double.POSITIVE_INFINITY; // the previous logit
    int predicted = 0;
    int hits = 0;
    for (int i = 0; i <= descending.length; i++) {
      double next = i < descending.length ? logits[descending[i]] : Double.NEGATIVE_INFINITY;
      if (next < above) {
        candidates.add(
            new Candidate(nearestToZero(next, above), 2.0 * hits / (positives + predicted)));
      }
      if (i < descending.length) {
        predicted++;
        hits += targets[descending[i]] > 0 ? 1 : 0;
        above = next;
      }
    }
    return candidates;
  }

  /** Returns a threshold in [{@code next}, {@code above}), either of which may be infinite. */
  private static double nearestToZero(double next, double above) {
    if (next <= 0 && above > 0) {
      return 0;
    }
    if (above == Double.POSITIVE_INFINITY) {
      return next;
    }
    return next == Double.NEGATIVE_INFINITY ? above - 1 : next + (above - next) / 2;
  }
}
