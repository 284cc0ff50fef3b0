package org.mmlatch.data.imports;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.mmlatch.BadDataException;
import org.mmlatch.data.Folds;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.source.SourceSegment;

/** To which split a segment belongs: what folds say of its video or else what its source says. */
final class SplitOfSegment {
  private final boolean byFolds;
  private final Map<String, SplitName> splits = new HashMap<>();
  private final Map<String, Integer> positions = new HashMap<>();

  SplitOfSegment(Optional<Folds> folds) {
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

  /** Returns the split, if anything says it. */
  Optional<SplitName> find(SourceSegment segment) {
    return byFolds ? Optional.ofNullable(splits.get(segment.id().video())) : segment.split();
  }

  /** Tells whether folds leave a segment out, as they do with all that they do not name. */
  boolean leavesOut(SourceSegment segment) {
    return byFolds && find(segment).isEmpty();
  }

  /**
   * Requires that folds decide, which leave out what they do not name, or sources say all splits.
   *
   * @throws BadDataException if a segment has neither
   */
  void require(List<SourceSegment> segments) {
    if (byFolds) {
      return;
    }
    for (SourceSegment segment : segments) {
      if (segment.split().isEmpty()) {
        throw new BadDataException(
            "No source says to which split segment %s belongs; choose --folds, or --split for a file"
                .formatted(segment.id()));
      }
    }
  }

  /** Returns segments in the order of the folds, those of the same video as they were. */
  List<SourceSegment> ordered(List<SourceSegment> segments) {
    return segments.stream()
        .sorted(
            Comparator.comparingInt(
                segment -> positions.getOrDefault(segment.id().video(), positions.size())))
        .toList();
  }

  /** Returns the videos of folds of which there is no segment. */
  Set<String> without(List<SourceSegment> segments) {
    Set<String> missing = new TreeSet<>(splits.keySet());
    missing.removeAll(
        segments.stream().map(segment -> segment.id().video()).collect(Collectors.toSet()));
    return missing;
  }
}
