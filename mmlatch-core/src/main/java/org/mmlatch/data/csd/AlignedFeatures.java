package org.mmlatch.data.csd;

import java.util.Arrays;
import java.util.List;
import org.mmlatch.data.FeatureMatrix;

/** One modality of a video after alignment: one row per word. */
final class AlignedFeatures {
  private final List<List<Integer>> sources; // rows averaged for each word
  private final FeatureMatrix rows;

  private AlignedFeatures(List<List<Integer>> sources, FeatureMatrix rows) {
    this.sources = sources;
    this.rows = rows;
  }

  /** Averages, for every word, the rows that overlap it; a word without any gets a zero row. */
  static AlignedFeatures average(Intervals words, TimedFeatures sequence) {
    FeatureMatrix features = sequence.features();
    int dim = features.dim();
    List<List<Integer>> sources = Overlaps.find(words, sequence.intervals());
    float[] values = new float[Math.multiplyExact(words.size(), dim)];
    double[] sums = new double[dim];
    for (int word = 0; word < words.size(); word++) {
      List<Integer> overlapping = sources.get(word);
      Arrays.fill(sums, 0);
      for (int row : overlapping) {
        for (int d = 0; d < dim; d++) {
          sums[d] += features.get(row, d);
        }
      }
      int count = Math.max(overlapping.size(), 1);
      for (int d = 0; d < dim; d++) {
        values[word * dim + d] = (float) (sums[d] / count);
      }
    }
    return new AlignedFeatures(sources, FeatureMatrix.of(dim, values));
  }

  /** Tells whether any of the words has a row of its own, not a zero row. */
  boolean coversAnyOf(List<Integer> words) {
    return words.stream().anyMatch(word -> !sources.get(word).isEmpty());
  }

  /** Returns the rows of some words. */
  FeatureMatrix select(List<Integer> words) {
    int dim = rows.dim();
    float[] selected = new float[words.size() * dim];
    for (int i = 0; i < words.size(); i++) {
      System.arraycopy(rows.values(), words.get(i) * dim, selected, i * dim, dim);
    }
    return FeatureMatrix.of(dim, selected);
  }
}
