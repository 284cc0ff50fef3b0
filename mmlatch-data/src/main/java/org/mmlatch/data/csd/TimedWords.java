package org.mmlatch.data.csd;

import java.util.List;
import java.util.function.Predicate;

/** The words of a video and their intervals. */
record TimedWords(Intervals intervals, List<String> words) {
  /** The forced alignment's mark for a pause between words. */
  static final String PAUSE = "sp";

  /** No words. */
  static final TimedWords NONE = new TimedWords(Intervals.of(), List.of());

  TimedWords {
    words = List.copyOf(words);
  }

  /** Returns the words with the given indices, in that order. */
  TimedWords select(List<Integer> rows) {
    return new TimedWords(intervals.select(rows), rows.stream().map(words::get).toList());
  }

  /**
   * Returns the words to keep, sorted by start, without those shorter than {@link
   * Overlaps#EPSILON}.
   */
  TimedWords usable(Predicate<String> keep) {
    List<Integer> order =
        intervals.byStart().stream()
            .filter(i -> intervals.duration(i) >= Overlaps.EPSILON)
            .filter(i -> keep.test(words.get(i)))
            .toList();
    return select(order);
  }
}
