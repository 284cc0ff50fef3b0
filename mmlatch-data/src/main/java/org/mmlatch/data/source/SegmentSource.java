package org.mmlatch.data.source;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mmlatch.Modality;

/**
 * Segments as one source has them.
 *
 * @param format the name of the source's format
 * @param files what the source consists of
 * @param dims features per step of each modality that it has
 * @param featureNames names of the features, as many as they are, of the modalities that have some
 * @param labels what the labels are that its segments have
 * @param notes how it was read, for the manifest and the user
 * @param segments in the source's order
 * @param withRows modalities of which the source has rows inside words
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

  /** Returns a source of a format that has no names of features and no rows inside words. */
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

  /** Returns the source's name in errors: its first file. */
  public Path path() {
    return files.get(0).path();
  }
}
