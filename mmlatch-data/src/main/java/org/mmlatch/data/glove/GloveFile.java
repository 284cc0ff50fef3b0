package org.mmlatch.data.glove;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipException;
import org.mmlatch.BadDataException;
import org.mmlatch.data.source.TextFile;

/**
 * A file of word vectors, gzip or not: a word and its D numbers on every line, separated by spaces;
 * perhaps a first line with two numbers, as word2vec writes it.
 */
public final class GloveFile {
  private static final int SMALLEST_DIM = 2;

  private final Path file;
  private final Set<String> wanted;
  private final Map<String, float[]> vectors = new HashMap<>();
  private int dim;
  private long line;

  private GloveFile(Path file, Set<String> wanted) {
    this.file = file;
    this.wanted = wanted;
  }

  /** Returns whether a line is a word and at least two numbers. */
  public static boolean matches(String line) {
    String[] parts = line.split(" ", -1);
    return (parts.length > SMALLEST_DIM || isHeader(parts))
        && Arrays.stream(parts).skip(1).allMatch(part -> number(part).isPresent());
  }

  /**
   * Reads the vectors of some words; memory holds no others.
   *
   * @throws BadDataException if a line is not as the first; the message says which
   */
  public static WordVectors read(Path file, Set<String> wanted) {
    return new GloveFile(file, wanted).read();
  }

  private WordVectors read() {
    try (BufferedReader reader = TextFile.reader(file)) {
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        line++;
        add(text.stripTrailing());
      }
    } catch (EOFException | ZipException e) {
      throw new BadDataException(file + " is cut off or damaged: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
    }
    if (dim == 0) {
      throw new BadDataException(file + " holds no word vectors");
    }
    return new WordVectors(dim, vectors);
  }

  private void add(String text) {
    String[] parts = text.split(" ", -1);
    if (text.isEmpty() || (line == 1 && isHeader(parts))) {
      return;
    }
    dim = dim == 0 ? parts.length - 1 : dim;
    if (parts.length <= dim || dim < SMALLEST_DIM) {
      throw new BadDataException(
          "%s, line %d: %d numbers after the word; expected %s"
              .formatted(file, line, parts.length - 1, dim < SMALLEST_DIM ? "at least 2" : dim));
    }
    int numbers = parts.length - dim; // a few words of GloVe's contain spaces
    String word = String.join(" ", Arrays.copyOf(parts, numbers));
    if (wanted.contains(word)) {
      vectors.put(word, vector(parts, numbers));
    }
  }

  private float[] vector(String[] parts, int start) {
    float[] vector = new float[dim];
    for (int d = 0; d < dim; d++) {
      String text = parts[start + d];
      vector[d] =
          number(text)
              .orElseThrow(
                  () ->
                      new BadDataException(
                          "%s, line %d: '%s' is not a number".formatted(file, line, text)));
    }
    return vector;
  }

  private static boolean isHeader(String[] parts) {
    return parts.length == 2 && parts[0].matches("\\d{1,9}") && parts[1].matches("\\d{1,5}");
  }

  private static Optional<Float> number(String text) {
    try {
      return Optional.of(Float.parseFloat(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
