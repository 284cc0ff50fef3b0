package org.mmlatch.data.csd;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mmlatch.BadDataException;
import org.mmlatch.data.CleaningCounts;
import org.mmlatch.data.FeatureMatrix;
import org.mmlatch.data.source.RawRows;

/** One modality of a video aligned to its words: one row per word. */
final class AlignedFeatures {
  private static final long MOST_VALUES = 1 << 26; // per video: 256 MiB of floats

  private final List<List<Integer>> sources; // rows averaged, by word
  private final CleanRows averaged;
  private final FeatureMatrix rows;
  private final Optional<RowsInWords> inWords;

  private AlignedFeatures(
      List<List<Integer>> sources,
      CleanRows averaged,
      FeatureMatrix rows,
      Optional<RowsInWords> inWords) {
    this.sources = sources;
    this.averaged = averaged;
    this.rows = rows;
    this.inWords = inWords;
  }

  /** Averages the rows that overlap each word. A word without any gets a zero row. */
  static AlignedFeatures average(String where, Intervals words, TimedFeatures sequence) {
    float[] features = sequence.rows().features().values();
    int dim = sequence.rows().features().dim();
    List<List<Integer>> sources = Overlaps.find(where, words, sequence.intervals());
    if ((long) words.size() * dim > MOST_VALUES) {
      throw new BadDataException(
          "%s: %s words with %s features each are more than a video has"
              .formatted(where, words.size(), dim));
    }
    float[] values = new float[words.size() * dim];
    double[] sums = new double[dim];
    for (int word = 0; word < words.size(); word++) {
      List<Integer> overlapping = sources.get(word);
      Arrays.fill(sums, 0);
      for (int row : overlapping) {
        for (int d = 0; d < dim; d++) {
          sums[d] += features[row * dim + d];
        }
      }
      int count = Math.max(overlapping.size(), 1);
      for (int d = 0; d < dim; d++) {
        values[word * dim + d] = (float) (sums[d] / count);
      }
    }
    return new AlignedFeatures(
        sources, sequence.rows(), FeatureMatrix.of(dim, values), Optional.empty());
  }

  /** Returns these features together with the rows inside the words. */
  AlignedFeatures with(RowsInWords found) {
    return new AlignedFeatures(sources, averaged, rows, Optional.of(found));
  }

  /** Returns how many rows inside the given words exceed the limit per word and are left out. */
  long cut(List<Integer> words) {
    return inWords.map(found -> found.cut(words)).orElse(0L);
  }

  /** Returns the rows of the given words, or no rows if the modality overlaps none of them. */
  RawRows rows(List<Integer> words) {
    int dim = rows.dim();
    if (words.stream().allMatch(word -> sources.get(word).isEmpty())) {
      return new RawRows(dim, new double[0]);
    }
    double[] selected = new double[words.size() * dim];
    for (int i = 0; i < words.size(); i++) {
      for (int d = 0; d < dim; d++) {
        selected[i * dim + d] = rows.get(words.get(i), d);
      }
    }
    RawRows selection = new RawRows(dim, selected, replaced(words));
    return inWords.map(found -> selection.with(found.of(words))).orElse(selection);
  }

  /** Returns the values replaced in the source rows of the given words, counting each row once. */
  private CleaningCounts replaced(List<Integer> words) {
    if (averaged.replaced().isEmpty()) {
      return CleaningCounts.NONE;
    }
    return words.stream()
        .flatMap(word -> sources.get(word).stream())
        .distinct()
        .map(row -> Optional.ofNullable(averaged.replaced().get(row)))
        .flatMap(Optional::stream)
        .reduce(CleaningCounts.NONE, CleaningCounts::plus);
  }
}
