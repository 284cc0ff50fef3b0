package org.mmlatch.data.glove;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.data.source.RawRows;

/**
 * Vectors of words.
 *
 * @param dim numbers per vector, D
 * @param vectors of the words that were asked for and are there
 */
public record WordVectors(int dim, Map<String, float[]> vectors) {
  /** Creates a table. */
  public WordVectors {
    vectors = Map.copyOf(vectors);
  }

  /** Returns the vectors of some words, (T, D); those that are not there have zeros. */
  public RawRows rows(List<String> words) {
    double[] values = new double[Math.multiplyExact(words.size(), dim)];
    for (int i = 0; i < words.size(); i++) {
      float[] vector = find(words.get(i)).orElse(new float[dim]);
      for (int d = 0; d < dim; d++) {
        values[i * dim + d] = vector[d];
      }
    }
    return new RawRows(dim, values);
  }

  /** Returns whether a word, as it is or in lower case, has a vector. */
  public boolean has(String word) {
    return find(word).isPresent();
  }

  private Optional<float[]> find(String word) {
    return Optional.ofNullable(vectors.get(word))
        .or(() -> Optional.ofNullable(vectors.get(word.toLowerCase(Locale.ROOT))));
  }
}
