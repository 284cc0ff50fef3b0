package org.mmlatch.data.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.mmlatch.BadDataException;
import org.mmlatch.data.Folds;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.source.Names;
import org.mmlatch.data.source.SourceSegment;

/** Determines the split of a segment from the folds or, without folds, from its source. */
final class SplitOfSegment {
  private final Optional<Folds> folds;
  private final boolean byFolds;
  private final Map<String, SplitName> splits = new HashMap<>();
  private final Map<String, Integer> positions = new HashMap<>();

  SplitOfSegment(Optional<Folds> folds) {
    this.folds = folds;
    this.byFolds = folds.isPresent();
    folds.ifPresent(
        known ->
            known
                .videos()
                .forEach(
                    (split, videos) ->
                        videos.forEach(
                            video -> {
                              splits.put(video, split);
                              positions.put(video, positions.size());
                            })));
  }

  /** Returns the split of a segment, if known. */
  Optional<SplitName> find(SourceSegment segment) {
    return byFolds ? Optional.ofNullable(splits.get(segment.id().video())) : segment.split();
  }

  /** Returns whether a segment is left out because the folds do not name its video. */
  boolean leavesOut(SourceSegment segment) {
    return byFolds && find(segment).isEmpty();
  }

  /**
   * Requires folds, or a split in the sources for every segment.
   *
   * @throws BadDataException if there are no folds and a segment has no split
   */
  void require(List<SourceSegment> segments) {
    if (byFolds) {
      return;
    }
    for (SourceSegment segment : segments) {
      if (segment.split().isEmpty()) {
        throw new BadDataException(
            "No source says which split segment %s belongs to; give --folds, or --split for a file"
                .formatted(segment.id()));
      }
    }
  }

  /**
   * Returns a message for each split of the folds that no segment is in, with ids from the folds
   * and from the sources; and one if videos have segments in several splits.
   */
  List<String> problems(List<SourceSegment> segments) {
    Set<SplitName> filled =
        segments.stream().flatMap(segment -> find(segment).stream()).collect(Collectors.toSet());
    List<String> problems = new ArrayList<>();
    folds.ifPresent(
        known ->
            known
                .videos()
                .forEach(
                    (split, videos) -> {
                      if (!videos.isEmpty() && !filled.contains(split)) {
                        problems.add(empty(split, videos, segments));
                      }
                    }));
    List<String> shared = shared(segments);
    if (!shared.isEmpty()) {
      problems.add(
          "Videos have segments in several splits, %s; a video must be in one split only, or evaluation"
                  .formatted(Names.some(shared))
              + " would see training data. If ids do not name videos, use --ids whole");
    }
    return problems;
  }

  /** Returns the videos with segments in more than one split. */
  private List<String> shared(List<SourceSegment> segments) {
    Map<String, SplitName> ofVideo = new HashMap<>();
    Set<String> shared = new LinkedHashSet<>();
    for (SourceSegment segment : segments) {
      String video = segment.id().video();
      find(segment)
          .ifPresent(
              split -> {
                if (Optional.ofNullable(ofVideo.putIfAbsent(video, split)).orElse(split) != split) {
                  shared.add(video);
                }
              });
    }
    return List.copyOf(shared);
  }

  private static String empty(SplitName split, List<String> videos, List<SourceSegment> segments) {
    List<String> found = segments.stream().map(segment -> segment.id().video()).distinct().toList();
    Map<String, String> alike = new HashMap<>();
    found.forEach(video -> alike.put(plain(video), video));
    String hint =
        videos.stream()
            .filter(video -> alike.containsKey(plain(video)))
            .findFirst()
            .map(
                v ->
                    "; '%s' is not '%s': names must be equal, including spaces, case, endings and [i]"
                        .formatted(v, alike.get(plain(v))))
            .orElse("");
    return "No segment belongs to a video that the folds put into %s: the folds name %s, the sources have %s%s"
        .formatted(split.key(), Names.some(quoted(videos)), Names.some(quoted(found)), hint);
  }

  private static List<String> quoted(List<String> names) {
    return names.stream().map(name -> "'" + name + "'").toList();
  }

  /**
   * Normalises an id by removing what tools commonly add: segment numbers, file extensions, white
   * space and case.
   */
  private static String plain(String video) {
    return video
        .strip()
        .replaceFirst("\\[\\d+]$|(\\$_\\$|_)\\d+$", "")
        .replaceFirst("(?i)\\.(mp4|avi|wav|mkv|webm|csv|txt)$", "")
        .toLowerCase(Locale.ROOT);
  }

  /** Returns the splits that have no segment. */
  Set<SplitName> emptySplits(List<SourceSegment> segments) {
    Set<SplitName> empty = EnumSet.allOf(SplitName.class);
    segments.forEach(segment -> find(segment).ifPresent(empty::remove));
    return empty;
  }

  /** Returns segments in the order of the folds. The sort is stable. */
  List<SourceSegment> ordered(List<SourceSegment> segments) {
    return segments.stream()
        .sorted(
            Comparator.comparingInt(
                segment -> positions.getOrDefault(segment.id().video(), positions.size())))
        .toList();
  }

  /** Returns the videos of the folds that have no segment. */
  Set<String> without(List<SourceSegment> segments) {
    Set<String> missing = new TreeSet<>(splits.keySet());
    missing.removeAll(
        segments.stream().map(segment -> segment.id().video()).collect(Collectors.toSet()));
    return missing;
  }
}
