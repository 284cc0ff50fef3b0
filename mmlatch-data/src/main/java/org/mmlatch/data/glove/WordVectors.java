package org.mmlatch.data.glove;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.data.source.RawRows;

/**
 * A table of word vectors.
 *
 * @param dim dimension of the vectors, D
 * @param vectors vectors by word, for the requested words that the file contains
 */
public record WordVectors(int dim, Map<String, float[]> vectors) {
  /** Creates a table. */
  public WordVectors {
    vectors = Map.copyOf(vectors);
  }

  /** Returns the vectors of T words, (T, D). Words without a vector become zeros. */
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

  /** Returns whether a word has a vector, either as written or in lower case. */
  public boolean has(String word) {
    return find(word).isPresent();
  }

  private Optional<float[]> find(String word) {
    return Optional.ofNullable(vectors.get(word))
        .or(() -> Optional.ofNullable(vectors.get(word.toLowerCase(Locale.ROOT))));
  }
}
