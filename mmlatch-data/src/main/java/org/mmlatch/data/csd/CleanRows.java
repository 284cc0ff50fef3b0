package org.mmlatch.data.csd;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.mmlatch.data.CleaningCounts;
import org.mmlatch.data.FeatureMatrix;
import org.mmlatch.data.Infinities;

/**
 * Feature rows after cleaning.
 *
 * @param features (n, D), all finite
 * @param replaced counts of replaced values, by index of the row they were in
 */
record CleanRows(FeatureMatrix features, Map<Integer, CleaningCounts> replaced) {
  CleanRows {
    replaced = Map.copyOf(replaced);
  }

  /** Returns the rows with the given indices, in that order. */
  CleanRows select(List<Integer> rows) {
    int dim = features.dim();
    float[] values = new float[rows.size() * dim];
    Map<Integer, CleaningCounts> kept = new HashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(features.values(), rows.get(i) * dim, values, i * dim, dim);
      if (replaced.containsKey(rows.get(i))) {
        kept.put(i, replaced.get(rows.get(i)));
      }
    }
    return new CleanRows(FeatureMatrix.of(dim, values), kept);
  }

  /** Cleans {@code count} values, which form rows of {@code dim} features. */
  static CleanRows of(int dim, int count, IntToDoubleFunction value, Infinities infinities) {
    float[] clean = new float[count];
    Map<Integer, CleaningCounts> replaced = new HashMap<>();
    for (int i = 0; i < count; i++) {
      clean[i] = (float) value.applyAsDouble(i);
      if (!Float.isFinite(clean[i])) {
        clean[i] = infinities.replace(value.applyAsDouble(i));
        replaced.merge(i / dim, CleaningCounts.of(value.applyAsDouble(i)), CleaningCounts::plus);
      }
    }
    return new CleanRows(FeatureMatrix.of(dim, clean), replaced);
  }
}
