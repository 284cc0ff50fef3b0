package org.mmlatch.data.csd;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mmlatch.data.CleaningCounts;
import org.mmlatch.data.FeatureMatrix;
import org.mmlatch.data.source.RawRows;

/** One modality of a video after alignment: one row per word. */
final class AlignedFeatures {
  private final List<List<Integer>> sources; // rows averaged for each word
  private final CleanRows averaged;
  private final FeatureMatrix rows;

  private AlignedFeatures(List<List<Integer>> sources, CleanRows averaged, FeatureMatrix rows) {
    this.sources = sources;
    this.averaged = averaged;
    this.rows = rows;
  }

  /** Averages, for every word, the rows that overlap it; a word without any gets a zero row. */
  static AlignedFeatures average(String where, Intervals words, TimedFeatures sequence) {
    float[] features = sequence.rows().features().values();
    int dim = sequence.rows().features().dim();
    List<List<Integer>> sources = Overlaps.find(where, words, sequence.intervals());
    float[] values = new float[Math.multiplyExact(words.size(), dim)];
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
    return new AlignedFeatures(sources, sequence.rows(), FeatureMatrix.of(dim, values));
  }

  /** Returns the rows of some words; none at all if no word has a row of its own. */
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
    return new RawRows(dim, selected, replaced(words));
  }

  /** Returns what was replaced in the rows that some words are made of, each row once. */
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
