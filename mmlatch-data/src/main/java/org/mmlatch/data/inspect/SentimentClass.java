package org.mmlatch.data.inspect;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One of the seven sentiment classes.
 *
 * @param value from -3 (very negative) to 3 (very positive)
 */
public record SentimentClass(int value) {
  private static final int LARGEST = 3;

  /** Returns all seven classes, from negative to positive. */
  public static List<SentimentClass> all() {
    return IntStream.rangeClosed(-LARGEST, LARGEST).mapToObj(SentimentClass::new).toList();
  }

  /**
   * Returns the number of labels in this class. Labels are rounded half to even, as in the metrics.
   */
  public long count(Collection<Float> labels) {
    return labels.stream().filter(label -> Math.rint(label) == value).count();
  }
}
