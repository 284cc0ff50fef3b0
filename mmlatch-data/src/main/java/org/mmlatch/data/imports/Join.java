package org.mmlatch.data.imports;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.SegmentId;
import org.mmlatch.data.source.Names;
import org.mmlatch.data.source.RawLabel;
import org.mmlatch.data.source.RowsReader;
import org.mmlatch.data.source.SegmentSource;
import org.mmlatch.data.source.SourceSegment;
import org.mmlatch.data.source.TargetColumn;

/**
 * The segments that occur in all sources, in the order of the first source. Properties of a segment
 * that occur in several sources are taken from the first of them; labels must agree.
 *
 * @param dims features per step of each modality
 * @param featureNames feature names by modality, possibly empty
 * @param columns the label columns
 * @param segments the segments in all sources
 * @param unmatched number of segments that are missing from at least one source
 * @param inOtherSplits ids of segments that a later source puts into another split than the first
 *     one that has splits
 * @param withRows modalities whose rows inside words are known
 */
record Join(
    Map<Modality, Integer> dims,
    Map<Modality, List<String>> featureNames,
    List<TargetColumn> columns,
    List<SourceSegment> segments,
    long unmatched,
    List<SegmentId> inOtherSplits,
    Set<Modality> withRows) {
  private static final double LABEL_TOLERANCE = 0.01; // sources round labels differently

  static Join of(List<SegmentSource> sources) {
    Map<Modality, Integer> dims = new EnumMap<>(Modality.class);
    Map<Modality, List<String>> names = new EnumMap<>(Modality.class);
    Set<Modality> withRows = EnumSet.noneOf(Modality.class);
    for (SegmentSource source : sources) {
      source
          .dims()
          .forEach(
              (modality, dim) -> {
                if (dims.putIfAbsent(modality, dim) == null) {
                  names.put(modality, source.featureNames().getOrDefault(modality, List.of()));
                  if (source.withRows().contains(modality)) {
                    withRows.add(modality);
                  }
                }
              });
    }
    List<Map<SegmentId, SourceSegment>> byId = sources.stream().map(Join::index).toList();
    List<SourceSegment> joined = new ArrayList<>();
    List<SegmentId> inOtherSplits = new ArrayList<>();
    for (SourceSegment first : sources.get(0).segments()) {
      List<SourceSegment> parts =
          byId.stream().map(map -> map.get(first.id())).filter(part -> part != null).toList();
      if (parts.size() == sources.size()) {
        joined.add(merged(first.id(), parts, sources));
        if (parts.stream().flatMap(part -> part.split().stream()).distinct().count() > 1) {
          inOtherSplits.add(first.id());
        }
      }
    }
    if (joined.isEmpty()) {
      throw nothing(sources);
    }
    long different = byId.stream().flatMap(map -> map.keySet().stream()).distinct().count();
    return new Join(
        dims, names, columns(sources), joined, different - joined.size(), inOtherSplits, withRows);
  }

  /** Returns whether the segments are labelled. */
  boolean isLabelled() {
    return segments.stream()
        .flatMap(segment -> segment.labels().values().stream())
        .anyMatch(label -> !label.isMissing() || columns.size() == 1);
  }

  /**
   * Returns the label columns of all sources. A column in several sources is taken from the first.
   *
   * @throws BadDataException if its classes differ, because labels are numbers of classes
   */
  static List<TargetColumn> columns(List<SegmentSource> sources) {
    Map<String, TargetColumn> columns = new LinkedHashMap<>();
    sources.forEach(
        source ->
            source.labels().forEach(column -> columns.merge(column.name(), column, Join::first)));
    return List.copyOf(columns.values());
  }

  private static TargetColumn first(TargetColumn before, TargetColumn other) {
    List<String> classes = before.classes();
    if (!classes.isEmpty() && !other.classes().isEmpty() && !classes.equals(other.classes())) {
      throw new BadDataException(
          "'%s' has the classes %s, but before %s; import the files of both sources together"
              .formatted(before.name(), other.classes(), classes));
    }
    return before;
  }

  private static BadDataException nothing(List<SegmentSource> sources) {
    String ids = sources.stream().map(Join::someIds).collect(Collectors.joining("; "));
    return new BadDataException(
        (sources.size() == 1 ? "There is no segment: " : "No segment is in all sources: ") + ids);
  }

  private static String someIds(SegmentSource source) {
    List<String> ids = source.segments().stream().map(segment -> "'" + segment.id() + "'").toList();
    return "%s has %s".formatted(source.path(), Names.some(ids));
  }

  private static Map<SegmentId, SourceSegment> index(SegmentSource source) {
    Map<SegmentId, SourceSegment> byId = new HashMap<>();
    for (SourceSegment segment : source.segments()) {
      if (byId.put(segment.id(), segment) != null) {
        throw new BadDataException(
            "%s has segment %s twice; ids must be unique".formatted(source.path(), segment.id()));
      }
    }
    return byId;
  }

  private static SourceSegment merged(
      SegmentId id, List<SourceSegment> parts, List<SegmentSource> sources) {
    Map<Modality, RowsReader> features = new EnumMap<>(Modality.class);
    parts.forEach(part -> part.features().forEach(features::putIfAbsent));
    Map<String, RawLabel> labels = new LinkedHashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      Path source = sources.get(i).path();
      parts
          .get(i)
          .labels()
          .forEach((name, label) -> labels.merge(name, label, (a, b) -> same(id, source, a, b)));
    }
    return new SourceSegment(
        id,
        first(parts, SourceSegment::split),
        labels,
        features,
        first(parts, SourceSegment::words));
  }

  /** Returns the label that two sources agree on or that only one of them has. */
  private static RawLabel same(SegmentId id, Path source, RawLabel before, RawLabel other) {
    if (before.isMissing() || other.isMissing()) {
      return before.isMissing() ? other : before;
    }
    if (Math.abs(other.number() - before.number()) > LABEL_TOLERANCE
        || !other.text().equals(before.text())) {
      throw new BadDataException(
          "Segment %s has the label %s in %s but %s before; are these the same segments?"
              .formatted(id, other, source, before));
    }
    return before;
  }

  private static <T> Optional<T> first(
      List<SourceSegment> parts, Function<SourceSegment, Optional<T>> field) {
    return parts.stream().map(field).flatMap(Optional::stream).findFirst();
  }
}
