package org.mmlatch.serving;

import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.data.FeatureMatrix;
import org.mmlatch.data.labels.Tokens;
import org.mmlatch.io.Utf8;
import org.mmlatch.tensor.SafetensorsFile;
import org.mmlatch.tensor.Tensor;

/**
 * The word vectors of a package: {@code words.txt}, one word per line, and {@code
 * vectors.safetensors}, with one row per word. The vectors stay on the disk.
 */
final class WordTable {
  static final String WORDS = "words.txt";
  static final String VECTORS = "vectors.safetensors";
  static final String TENSOR = "vectors";

  private final Map<String, Integer> rows;
  private final Tensor vectors; // (V, D)

  private WordTable(Map<String, Integer> rows, Tensor vectors) {
    this.rows = rows;
    this.vectors = vectors;
  }

  /** Returns the word vectors of a package; empty if it has none. */
  static Optional<WordTable> find(Path folder) {
    Path words = folder.resolve(WORDS);
    if (!Files.exists(words)) {
      return Optional.empty();
    }
    Map<String, Integer> rows = new HashMap<>();
    for (String word : Utf8.lines(words)) {
      rows.put(word, rows.size());
    }
    Tensor vectors = SafetensorsFile.open(folder.resolve(VECTORS)).tensor(TENSOR);
    return Optional.of(new WordTable(rows, vectors));
  }

  /**
   * Returns the vectors of a text's words, (T, D). A word without a vector has zeros, as at import.
   */
  FeatureMatrix features(String text) {
    List<String> words = Tokens.of(text);
    int dim = (int) vectors.shape()[1];
    float[] values = new float[Math.multiplyExact(words.size(), dim)];
    for (int t = 0; t < words.size(); t++) {
      Integer row = rows.get(words.get(t));
      if (row != null) {
        vectors.readFloats((long) row * dim, FloatBuffer.wrap(values, t * dim, dim));
      }
    }
    return FeatureMatrix.of(dim, values);
  }
}
