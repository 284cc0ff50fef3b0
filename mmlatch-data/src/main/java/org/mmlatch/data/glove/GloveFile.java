package org.mmlatch.data.glove;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.mmlatch.BadDataException;
import org.mmlatch.io.Utf8;

/**
 * Reads word vectors from a text file, optionally gzip-compressed. Each line has a word and its D
 * numbers, separated by spaces or tabs. The first line may be word2vec's header with two numbers. D
 * is taken from the header, otherwise from the majority of the first lines, because a few words in
 * GloVe's files contain spaces.
 */
public final class GloveFile {
  private static final int SMALLEST_DIM = 2;
  private static final int LOOKED_AT = 100; // lines from which D is inferred
  private static final String SEPARATOR = "[ \t]+";

  private final Path file;
  private final Predicate<String> wanted;
  private final BiConsumer<String, float[]> consumer;
  private int dim;
  private long line;

  private GloveFile(Path file, Predicate<String> wanted, BiConsumer<String, float[]> consumer) {
    this.file = file;
    this.wanted = wanted;
    this.consumer = consumer;
  }

  /** Returns whether a line is a word with at least two numbers, or word2vec's header. */
  public static boolean matches(String line) {
    String[] parts = split(line);
    return (parts.length > SMALLEST_DIM || isHeader(parts))
        && Arrays.stream(parts).skip(1).allMatch(part -> number(part).isPresent());
  }

  /**
   * Reads the vectors of the given words. Others are not kept in memory.
   *
   * @throws BadDataException if a line does not have a word and D numbers; the message says which
   */
  public static WordVectors read(Path file, Set<String> wanted) {
    Map<String, float[]> vectors = new HashMap<>();
    int dim = new GloveFile(file, wanted::contains, vectors::put).read();
    return new WordVectors(dim, vectors);
  }

  /**
   * Reads all words and their vectors in the order of the file.
   *
   * @throws BadDataException as for {@link #read(Path, Set)}
   */
  public static void readAll(Path file, BiConsumer<String, float[]> consumer) {
    int unused = new GloveFile(file, word -> true, consumer).read();
  }

  /** Reads the file and returns the dimension of the vectors, D. */
  private int read() {
    try (BufferedReader reader = Utf8.reader(file)) {
      List<String> first = new ArrayList<>();
      String text = reader.readLine();
      while (text != null && first.size() < LOOKED_AT) {
        first.add(text);
        text = reader.readLine();
      }
      dim = dim(first);
      first.forEach(this::add);
      for (; text != null; text = reader.readLine()) {
        add(text);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
    }
    return dim;
  }

  private int dim(List<String> lines) {
    List<String[]> parts =
        lines.stream().map(GloveFile::split).filter(one -> one.length > 1).toList();
    if (parts.size() > 1 && isHeader(parts.get(0))) {
      return Integer.parseInt(parts.get(0)[1]);
    }
    Map<Integer, Integer> times = new LinkedHashMap<>();
    parts.forEach(one -> times.merge(one.length - 1, 1, Integer::sum));
    int most = times.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return times.entrySet().stream()
        .filter(entry -> entry.getValue() == most)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(() -> new BadDataException(file + " holds no word vectors"));
  }

  private void add(String text) {
    line++;
    String[] parts = split(text);
    if (text.isBlank() || (line == 1 && isHeader(parts))) {
      return;
    }
    if (parts.length <= dim || dim < SMALLEST_DIM) {
      throw new BadDataException(
          "%s, line %s: %s numbers after the word; expected %s"
              .formatted(file, line, parts.length - 1, dim < SMALLEST_DIM ? "at least 2" : dim));
    }
    int numbers = parts.length - dim; // a few words in GloVe's files contain spaces
    String word = String.join(" ", Arrays.copyOf(parts, numbers));
    if (wanted.test(word)) {
      consumer.accept(word, vector(parts, numbers));
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
                          "%s, line %s: '%s' is not a number".formatted(file, line, text)));
    }
    return vector;
  }

  private static String[] split(String line) {
    return line.stripTrailing().split(SEPARATOR, -1);
  }

  private static boolean isHeader(String[] parts) {
    return parts.length == 2 && parts[0].matches("\\d{1,9}") && parts[1].matches("\\d{1,5}");
  }

  /** Parses a number. Java's suffixes, as in {@code 1f}, are not accepted. */
  private static Optional<Float> number(String text) {
    if (text.isEmpty() || "dDfF".indexOf(text.charAt(text.length() - 1)) >= 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(Float.parseFloat(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
