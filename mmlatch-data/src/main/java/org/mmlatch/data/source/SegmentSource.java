package org.mmlatch.data.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.Manifest;
import org.mmlatch.data.SplitName;

/**
 * The segments of one source, before import.
 *
 * @param format name of the source's format
 * @param files the files of the source
 * @param dims features per step, D, of each modality in the source
 * @param featureNames D feature names per modality, for the modalities where they are known
 * @param labels the label columns of the source
 * @param notes notes on reading, for the manifest and the user
 * @param segments the segments in the source's order
 * @param withRows modalities for which the source has rows inside words
 */
public record SegmentSource(
    String format,
    List<SourceFile> files,
    Map<Modality, Integer> dims,
    Map<Modality, List<String>> featureNames,
    List<TargetColumn> labels,
    Notes notes,
    List<SourceSegment> segments,
    Set<Modality> withRows) {

  /** Creates a source. */
  public SegmentSource {
    files = List.copyOf(files);
    dims = dims.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(dims));
    featureNames = Map.copyOf(featureNames);
    labels = List.copyOf(labels);
    withRows = Set.copyOf(withRows);
    segments = segments.stream().map(segment -> segment.withMendedWords(notes)).toList();
  }

  /** Returns a source without feature names and without rows inside words. */
  public static SegmentSource of(
      String format,
      List<Path> files,
      Map<Modality, Integer> dims,
      List<TargetColumn> labels,
      Notes notes,
      List<SourceSegment> segments) {
    List<SourceFile> named = files.stream().map(file -> new SourceFile(format, file)).toList();
    return new SegmentSource(format, named, dims, Map.of(), labels, notes, segments, Set.of());
  }

  /** Returns whether pauses are among the words. */
  public boolean marksPauses() {
    return notes.values().containsKey(Manifest.REMOVE_PAUSES);
  }

  /**
   * Returns the same source with all segments in one split.
   *
   * @throws BadDataException if the source puts a segment into another split
   */
  public SegmentSource in(SplitName split) {
    List<SourceSegment> all = new ArrayList<>();
    for (SourceSegment segment : segments) {
      if (!segment.split().orElse(split).equals(split)) {
        throw new BadDataException(
            "%s: segment %s is in %s, but --split puts all of them into %s; name the source without --split"
                .formatted(path(), segment.id(), segment.split().get().key(), split.key()));
      }
      all.add(segment.in(split));
    }
    return new SegmentSource(format, files, dims, featureNames, labels, notes, all, withRows);
  }

  /** Returns the first file, which names the source in error messages. */
  public Path path() {
    return files.get(0).path();
  }
}
