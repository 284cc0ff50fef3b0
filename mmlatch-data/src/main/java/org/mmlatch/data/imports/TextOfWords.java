package org.mmlatch.data.imports;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.glove.GloveFile;
import org.mmlatch.data.glove.WordVectors;
import org.mmlatch.data.source.Names;
import org.mmlatch.data.source.RowsReader;
import org.mmlatch.data.source.SourceSegment;

/**
 * Segments whose text features are the vectors of their words.
 *
 * @param join the segments; those without words have no text features
 * @param words total number of words, without pauses
 * @param outOfVocabulary number of words without a vector, which become zeros
 * @param unknown the distinct words without a vector
 */
record TextOfWords(Join join, long words, long outOfVocabulary, Set<String> unknown) {
  /**
   * Replaces the text by the vectors of a file.
   *
   * @param isPause whether a word is a pause, which has no vector
   */
  static TextOfWords of(Join join, Path file, Predicate<String> isPause) {
    Set<String> wanted = new HashSet<>();
    join.segments().forEach(segment -> segment.words().ifPresent(wanted::addAll));
    if (wanted.isEmpty()) {
      throw new BadDataException(
          file + " has word vectors, but no source has the words of its segments");
    }
    List.copyOf(wanted).forEach(word -> wanted.add(word.toLowerCase(Locale.ROOT)));
    wanted.removeIf(isPause);
    WordVectors vectors = GloveFile.read(file, wanted);
    List<SourceSegment> segments = new ArrayList<>();
    long all = 0;
    long outOfVocabulary = 0;
    Set<String> unknown = new LinkedHashSet<>();
    for (SourceSegment segment : join.segments()) {
      List<String> words = segment.words().orElse(List.of());
      for (String word : words) {
        if (isPause.test(word)) {
          continue;
        }
        all++;
        if (!vectors.has(word)) {
          outOfVocabulary++;
          unknown.add(word);
        }
      }
      segments.add(withText(segment, vectors));
    }
    Map<Modality, Integer> dims = new EnumMap<>(Modality.class);
    dims.putAll(join.dims());
    dims.put(Modality.TEXT, vectors.dim());
    Map<Modality, List<String>> names = new EnumMap<>(Modality.class);
    names.putAll(join.featureNames());
    names.remove(Modality.TEXT);
    return new TextOfWords(
        new Join(
            dims,
            names,
            join.columns(),
            segments,
            join.unmatched(),
            join.inOtherSplits(),
            join.withRows()),
        all,
        outOfVocabulary,
        unknown);
  }

  /** Returns the share of words without a vector, in [0, 1]. */
  double share() {
    return (double) outOfVocabulary / Math.max(1, words);
  }

  /** Returns a message with the number of words without a vector and examples. */
  String description() {
    return "%s of %s words have no vector, for example %s"
        .formatted(outOfVocabulary, words, Names.some(unknown));
  }

  private static SourceSegment withText(SourceSegment segment, WordVectors vectors) {
    Map<Modality, RowsReader> features = new EnumMap<>(Modality.class);
    features.putAll(segment.features());
    features.remove(Modality.TEXT);
    Optional<List<String>> words = segment.words();
    words.ifPresent(known -> features.put(Modality.TEXT, () -> vectors.rows(known)));
    return new SourceSegment(segment.id(), segment.split(), segment.labels(), features, words);
  }
}
