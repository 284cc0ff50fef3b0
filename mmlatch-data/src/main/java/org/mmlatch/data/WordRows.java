package org.mmlatch.data;

import java.util.Arrays;

/**
 * The feature rows of one modality inside each of the T words of a segment, at a finer resolution
 * than one row per word: the rows of the first word, then those of the second, and so on. A word
 * may have none.
 */
public final class WordRows {
  private final FeatureMatrix rows;
  private final int[] counts;

  private WordRows(FeatureMatrix rows, int[] counts) {
    this.rows = rows;
    this.counts = counts;
  }

  /**
   * Creates the rows of T words.
   *
   * @param rows (R, D), the rows of all words
   * @param counts number of rows of each of the T words; their sum is R
   * @throws IllegalArgumentException if a count is negative or the counts do not sum to R
   */
  public static WordRows of(FeatureMatrix rows, int... counts) {
    long sum = Arrays.stream(counts).asLongStream().sum();
    if (Arrays.stream(counts).anyMatch(count -> count < 0) || sum != rows.rows()) {
      throw new IllegalArgumentException(
          "%s rows, but words that have %s of them".formatted(rows.rows(), sum));
    }
    return new WordRows(rows, counts.clone());
  }

  /** Returns the rows of all words, (R, D). */
  public FeatureMatrix rows() {
    return rows;
  }

  /** Returns the number of words T. */
  public int words() {
    return counts.length;
  }

  /** Returns the number of rows of a word. */
  public int count(int word) {
    return counts[word];
  }

  /** Returns a copy of the number of rows of each word, T numbers. */
  public int[] counts() {
    return counts.clone();
  }

  /** Returns the rows of the given words, in the given order. */
  public WordRows select(int... words) {
    int[] starts = new int[counts.length];
    for (int word = 1; word < counts.length; word++) {
      starts[word] = starts[word - 1] + counts[word - 1];
    }
    int[] kept = Arrays.stream(words).map(word -> counts[word]).toArray();
    int dim = rows.dim();
    float[] values = new float[Arrays.stream(kept).sum() * dim];
    int filled = 0;
    for (int word : words) {
      int length = counts[word] * dim;
      System.arraycopy(rows.values(), starts[word] * dim, values, filled, length);
      filled += length;
    }
    return new WordRows(FeatureMatrix.of(dim, values), kept);
  }
}
