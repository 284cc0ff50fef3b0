package org.mmlatch.data.csd;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.source.Names;
import org.mmlatch.data.source.Notes;
import org.mmlatch.data.source.SourceFile;

/** The open {@code .csd} files of one folder, by role. */
final class CsdSet implements AutoCloseable {
  private final Map<CsdRole, CsdFile> files = new EnumMap<>(CsdRole.class);

  private CsdSet() {}

  static CsdSet open(Map<CsdRole, Path> paths, BadIntervals badIntervals, Notes notes) {
    CsdSet set = new CsdSet();
    try {
      paths.forEach(
          (role, path) ->
              set.files.put(
                  role, CsdFile.open(path, new IntervalFaults(role.key(), badIntervals, notes))));
      return set;
    } catch (BadDataException e) {
      set.close();
      throw e;
    }
  }

  /** Returns the number of features per row of each modality present. */
  Map<Modality, Integer> dims() {
    Map<Modality, Integer> dims = new EnumMap<>(Modality.class);
    for (Modality modality : Modality.values()) {
      file(modality).ifPresent(file -> dims.put(modality, dim(file)));
    }
    return dims;
  }

  private static int dim(CsdFile file) {
    int dim = file.dim();
    if (dim == 0) {
      throw new BadDataException(
          file.path()
              + (file.videos().isEmpty() ? " holds no video" : " has no features of any video"));
    }
    return dim;
  }

  /** Returns the feature names of the modalities whose file has as many names as features. */
  Map<Modality, List<String>> featureNames() {
    Map<Modality, List<String>> names = new EnumMap<>(Modality.class);
    for (Modality modality : Modality.values()) {
      file(modality)
          .filter(file -> file.dimensionNames().size() == file.dim())
          .ifPresent(file -> names.put(modality, file.dimensionNames()));
    }
    return names;
  }

  List<SourceFile> sources() {
    List<SourceFile> sources = new ArrayList<>();
    files.forEach((role, file) -> sources.add(new SourceFile(role.key(), file.path())));
    return sources;
  }

  /** Returns the labelled videos in alphabetical order. */
  Set<String> labelled() {
    return new TreeSet<>(labels().videos());
  }

  /**
   * Requires each file to have at least one labelled video.
   *
   * @throws BadDataException if a file has none; the message lists the ids of both files
   */
  void requireSharedVideos() {
    Set<String> labelled = labels().videos();
    for (CsdFile file : files.values()) {
      if (!labelled.isEmpty() && Collections.disjoint(file.videos(), labelled)) {
        throw new BadDataException(
            "%s has none of the videos that are labelled: it has %s, %s has %s"
                .formatted(
                    file.path(), Names.some(file.videos()), labels().path(), Names.some(labelled)));
      }
    }
  }

  /**
   * Returns the modalities that have rows inside words: audio and visual, if present.
   *
   * @throws BadDataException if a file does not have more rows than there are words, so its
   *     resolution is not finer than words
   */
  Set<Modality> withRows() {
    Set<Modality> withRows = EnumSet.noneOf(Modality.class);
    CsdFile words = Optional.ofNullable(files.get(CsdRole.WORDS)).orElseThrow();
    for (Modality modality : List.of(Modality.AUDIO, Modality.VISUAL)) {
      file(modality)
          .ifPresent(
              file -> {
                requireFiner(file, words);
                withRows.add(modality);
              });
    }
    return withRows;
  }

  private void requireFiner(CsdFile file, CsdFile words) {
    Set<String> shared = new TreeSet<>(labels().videos());
    shared.retainAll(file.videos());
    shared.retainAll(words.videos());
    long rows = shared.stream().mapToLong(file::rows).sum();
    long spoken = shared.stream().mapToLong(words::rows).sum();
    if (rows <= spoken) {
      throw new BadDataException(
          "%s has %s rows for %s words: none is inside a word. Read whole words, without --rows,"
                  .formatted(file.path(), rows, spoken)
              + " or give features that come several times a second");
    }
  }

  /** Returns the file whose intervals are the segments: the labels, or else the emotions. */
  CsdFile labels() {
    return Optional.ofNullable(files.get(CsdRole.LABELS)).or(this::emotions).orElseThrow();
  }

  /** Returns the file of emotions, if there is one. */
  Optional<CsdFile> emotions() {
    return Optional.ofNullable(files.get(CsdRole.EMOTIONS));
  }

  /**
   * Returns a view of these files without a separate file of emotions. The files are closed by this
   * set only.
   */
  CsdSet withoutEmotions() {
    CsdSet others = new CsdSet();
    others.files.putAll(files);
    if (files.containsKey(CsdRole.LABELS)) {
      others.files.remove(CsdRole.EMOTIONS);
    }
    return others;
  }

  /** Returns whether there is a file of words. */
  boolean hasWords() {
    return files.containsKey(CsdRole.WORDS);
  }

  /** Returns the words of a video; none if there is no file of words or the video is not in it. */
  TimedWords words(String video) {
    return Optional.ofNullable(files.get(CsdRole.WORDS))
        .filter(words -> words.videos().contains(video))
        .map(words -> words.words(video))
        .orElse(TimedWords.NONE);
  }

  /** Returns the file of a modality, if there is one. */
  Optional<CsdFile> file(Modality modality) {
    return Optional.ofNullable(files.get(CsdRole.of(modality)));
  }

  @Override
  public void close() {
    files.values().forEach(CsdFile::close);
  }
}
