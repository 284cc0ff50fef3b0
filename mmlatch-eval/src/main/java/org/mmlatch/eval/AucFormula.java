package org.mmlatch.eval;

import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The area under the ROC curve of label {@code k}, which is present in segments whose target is
 * above 0.
 */
record AucFormula(int k) implements Formula {
  @Override
  public OptionalDouble of(Outcomes outcomes) {
    return Auc.of(logits(outcomes, true), logits(outcomes, false));
  }

  private double[] logits(Outcomes outcomes, boolean present) {
    return IntStream.range(0, outcomes.segments())
        .filter(i -> outcomes.target(i, k) > 0 == present)
        .mapToDouble(i -> outcomes.prediction(i, k))
        .toArray();
  }

  /** Sorts segments once; a resample then only counts how often each of them is drawn. */
  @Override
  public Resampled over(Outcomes outcomes) {
    int[] rising =
        IntStream.range(0, outcomes.segments())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> outcomes.prediction(i, k) + 0.0))
            .mapToInt(i -> i)
            .toArray();
    int[] rank = new int[rising.length]; // the same for equal logits
    boolean[] present = new boolean[rising.length];
    for (int r = 0; r < rising.length; r++) {
      boolean isEqual =
          r > 0 && outcomes.prediction(rising[r], k) == outcomes.prediction(rising[r - 1], k);
      rank[rising[r]] = isEqual ? rank[rising[r - 1]] : r;
      present[rising[r]] = outcomes.target(rising[r], k) > 0;
    }
    return drawn -> area(drawn, rank, present);
  }

  private static OptionalDouble area(int[] drawn, int[] rank, boolean[] present) {
    int[] positives = new int[rank.length];
    int[] negatives = new int[rank.length];
    int allPositives = 0;
    for (int i : drawn) {
      if (present[i]) {
        positives[rank[i]]++;
        allPositives++;
      } else {
        negatives[rank[i]]++;
      }
    }
    if (allPositives == 0 || allPositives == drawn.length) {
      return OptionalDouble.empty();
    }
    double wins = 0;
    int below = 0;
    for (int r = 0; r < rank.length; r++) {
      wins += positives[r] * (below + negatives[r] / 2.0);
      below += negatives[r];
    }
    return OptionalDouble.of(wins / allPositives / (drawn.length - allPositives));
  }
}
