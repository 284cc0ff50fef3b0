package org.mmlatch.data.imports;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.CorpusWriter;
import org.mmlatch.data.DropReason;
import org.mmlatch.data.FeatureMatrix;
import org.mmlatch.data.Folds;
import org.mmlatch.data.Progress;
import org.mmlatch.data.Segment;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.source.RawRows;
import org.mmlatch.data.source.SourceSegment;

/** Reads joined segments one after the other and adds them to a corpus, or counts why not. */
final class SegmentAdder {
  private final CorpusWriter writer;
  private final Set<Modality> modalities;
  private final Map<SourceDefect, Policy> policies;
  private final Optional<Map<String, SplitName>> splitOfVideo;

  SegmentAdder(
      CorpusWriter writer,
      Set<Modality> modalities,
      Optional<Folds> folds,
      Map<SourceDefect, Policy> policies) {
    this.writer = writer;
    this.policies = policies;
    this.modalities = modalities;
    this.splitOfVideo = folds.map(SegmentAdder::byVideo);
  }

  private static Map<String, SplitName> byVideo(Folds folds) {
    Map<String, SplitName> splits = new HashMap<>();
    folds.videos().forEach((split, videos) -> videos.forEach(video -> splits.put(video, split)));
    return splits;
  }

  void addAll(Join join, Progress progress) {
    long done = 0;
    for (SourceSegment segment : join.segments()) {
      add(segment);
      progress.at(++done, join.segments().size());
    }
    for (long i = 0; i < join.left(); i++) {
      writer.drop(DropReason.NOT_IN_ALL_SOURCES);
    }
  }

  private void add(SourceSegment segment) {
    Optional<SplitName> split = split(segment);
    if (split.isEmpty()) {
      writer.drop(DropReason.NOT_IN_FOLDS);
    } else if (!segment.features().keySet().containsAll(modalities)) {
      writer.drop(DropReason.MODALITY_MISSING);
    } else {
      addTo(split.get(), segment);
    }
  }

  private void addTo(SplitName split, SourceSegment segment) {
    Map<Modality, RawRows> raw = new EnumMap<>(Modality.class);
    modalities.forEach(modality -> raw.put(modality, segment.features().get(modality).read()));
    if (leftOut(segment, raw)) {
      return;
    }
    int steps = raw.values().iterator().next().rows();
    Map<Modality, FeatureMatrix> features = new EnumMap<>(Modality.class);
    raw.forEach((modality, rows) -> features.put(modality, rows.clean(modality, writer.cleaner())));
    Optional<List<String>> words = segment.words().filter(known -> known.size() == steps);
    writer.add(split, new Segment(segment.id(), features, label(segment), words));
  }

  /** Applies the policies; returns whether the segment is to be left out, which is counted. */
  private boolean leftOut(SourceSegment segment, Map<Modality, RawRows> raw) {
    for (SourceDefect defect : SourceDefect.values()) {
      Policy policy = defect.policy(policies);
      Optional<String> problem = SegmentDefects.find(defect, segment, raw);
      if (problem.isPresent() && policy == Policy.FAIL) {
        throw SegmentDefects.error(segment, defect, problem.get());
      }
      if (problem.isPresent() && policy == Policy.DROP) {
        writer.drop(defect.reason());
        return true;
      }
    }
    return false;
  }

  private static float label(SourceSegment segment) {
    return segment
        .label()
        .map(Double::floatValue)
        .orElseThrow(
            () ->
                new BadDataException(
                    "No source has a label of segment " + segment.id() + "; add one that has"));
  }

  private Optional<SplitName> split(SourceSegment segment) {
    if (splitOfVideo.isPresent()) {
      return Optional.ofNullable(splitOfVideo.get().get(segment.id().video()));
    }
    if (segment.split().isEmpty()) {
      throw new BadDataException(
          "No source says to which split segment %s belongs; choose --folds, or --split for a file"
              .formatted(segment.id()));
    }
    return segment.split();
  }
}
