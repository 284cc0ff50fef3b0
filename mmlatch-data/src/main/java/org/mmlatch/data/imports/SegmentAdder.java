package org.mmlatch.data.imports;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.CorpusDescription;
import org.mmlatch.data.CorpusWriter;
import org.mmlatch.data.DropReason;
import org.mmlatch.data.FeatureMatrix;
import org.mmlatch.data.Progress;
import org.mmlatch.data.Segment;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.WordRows;
import org.mmlatch.data.source.RawRows;
import org.mmlatch.data.source.SourceSegment;

/** Reads joined segments one by one and adds them to a corpus, or counts them as dropped. */
final class SegmentAdder {
  private final CorpusWriter writer;
  private final Set<Modality> modalities;
  private final Set<Modality> withRows;
  private final ImportOptions options;
  private final SplitOfSegment splits;
  private final ResolvedTargets targets;

  SegmentAdder(
      CorpusWriter writer,
      CorpusDescription description,
      SplitOfSegment splits,
      ResolvedTargets targets,
      ImportOptions options) {
    this.writer = writer;
    this.targets = targets;
    this.options = options;
    this.modalities = description.dims().keySet();
    this.withRows = description.withRows();
    this.splits = splits;
  }

  void addAll(Join join, Progress progress) {
    long done = 0;
    for (SourceSegment segment : splits.ordered(join.segments())) {
      add(segment);
      progress.at(++done, join.segments().size());
    }
    for (long i = 0; i < join.unmatched(); i++) {
      writer.drop(DropReason.NOT_IN_ALL_SOURCES);
    }
  }

  private void add(SourceSegment segment) {
    Optional<SplitName> split = splits.find(segment);
    if (split.isEmpty()) {
      writer.drop(DropReason.NOT_IN_FOLDS);
    } else if (!segment.features().keySet().containsAll(modalities)) {
      writer.drop(DropReason.MODALITY_MISSING);
    } else {
      addTo(split.get(), segment);
    }
  }

  private void addTo(SplitName split, SourceSegment segment) {
    Map<Modality, RawRows> raw =
        options.reading().alignment().read(segment.features(), modalities, options.infinities());
    int steps = raw.values().stream().mapToInt(RawRows::rows).max().orElse(0);
    if (steps == 0) {
      writer.drop(DropReason.EMPTY);
      return;
    }
    if (raw.values().stream().anyMatch(rows -> rows.rows() == 0)) {
      writer.drop(DropReason.MODALITY_MISSING);
      return;
    }
    if (leftOut(segment, raw)) {
      return;
    }
    Map<Modality, FeatureMatrix> features = new EnumMap<>(Modality.class);
    raw.forEach((modality, rows) -> features.put(modality, rows.clean(modality, writer.cleaner())));
    Optional<List<String>> words = segment.words().filter(known -> known.size() == steps);
    Map<Modality, WordRows> rows = new EnumMap<>(Modality.class);
    withRows.forEach(modality -> rows.put(modality, inWords(segment, modality, raw.get(modality))));
    writer.add(split, new Segment(segment.id(), features, targets.labels(segment), words, rows));
  }

  private static WordRows inWords(SourceSegment segment, Modality modality, RawRows aligned) {
    return aligned
        .inWords()
        .orElseThrow(
            () ->
                new BadDataException(
                    "Segment %s has rows of %s inside other words than the text's: they cannot be"
                            .formatted(segment.id(), modality.key())
                        + " averaged into its steps; import without --align"));
  }

  /**
   * Applies the policies for defects. Returns whether the segment was dropped; if so, it has been
   * counted.
   */
  private boolean leftOut(SourceSegment segment, Map<Modality, RawRows> raw) {
    for (SourceDefect defect : SourceDefect.values()) {
      Policy policy = defect.policy(options.policies());
      Optional<String> problem = new SegmentDefects(targets).find(defect, segment, raw);
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
}
