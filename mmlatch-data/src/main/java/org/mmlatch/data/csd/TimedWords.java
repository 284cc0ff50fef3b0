package org.mmlatch.data.csd;

import java.util.List;
import java.util.function.Predicate;

/** The words of a video, each with its interval. */
record TimedWords(Intervals intervals, List<String> words) {
  /** How the forced aligner writes a silence between words. */
  static final String PAUSE = "sp";

  /** No word. */
  static final TimedWords NONE = new TimedWords(Intervals.of(), List.of());

  TimedWords {
    words = List.copyOf(words);
  }

  /** Returns the chosen words in the given order. */
  TimedWords select(List<Integer> rows) {
    return new TimedWords(intervals.select(rows), rows.stream().map(words::get).toList());
  }

  /** Returns the words by their start, without those shorter than {@link Overlaps#EPSILON}. */
  TimedWords usable(Predicate<String> keep) {
    List<Integer> order =
        intervals.byStart().stream()
            .filter(i -> intervals.duration(i) >= Overlaps.EPSILON)
            .filter(i -> keep.test(words.get(i)))
            .toList();
    return select(order);
  }
}
