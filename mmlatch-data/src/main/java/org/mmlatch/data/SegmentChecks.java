package org.mmlatch.data;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;

/**
 * Checks each segment added to a corpus: unique id, one split per video, and the corpus's targets,
 * label ranges, modalities and dimensions.
 */
final class SegmentChecks {
  private final Map<Modality, Integer> dims;
  private final List<Target> targets;
  private final Set<Modality> withRows;
  private final Set<SegmentId> ids = new HashSet<>();
  private final Map<String, SplitName> splitOfVideo = new HashMap<>();

  SegmentChecks(CorpusDescription description) {
    this.dims = description.dims();
    this.targets = description.targets();
    this.withRows = description.withRows();
  }

  void check(SplitName split, Segment segment) {
    checkId(split, segment.id());
    checkTargets(segment);
    checkLabels(segment.id(), segment.labels());
    checkDims(segment);
  }

  /** Requires at least one label, and that each label is allowed by its target. */
  static void checkLabels(SegmentId id, Labels labels) {
    if (labels.targets().size() == 1) {
      checkLabel(id, "label", labels.targets().get(0), labels.get(0));
      return;
    }
    if (labels.isEmpty()) {
      throw new BadDataException("Segment " + id + " has no label of any target");
    }
    for (int i = 0; i < labels.targets().size(); i++) {
      Target target = labels.targets().get(i);
      if (!Float.isNaN(labels.get(i))) {
        checkLabel(id, "label of '%s',".formatted(target.name()), target, labels.get(i));
      }
    }
  }

  private static void checkLabel(SegmentId id, String what, Target target, float label) {
    if (!target.allows(label)) {
      throw new BadDataException(
          "Segment %s has the %s %s; labels must %s".formatted(id, what, label, target.rule()));
    }
  }

  private void checkTargets(Segment segment) {
    if (!segment.labels().targets().equals(targets)) {
      throw new BadDataException(
          "Segment %s is labelled with %s, but the corpus has %s"
              .formatted(segment.id(), segment.labels().targets(), targets));
    }
  }

  private void checkId(SplitName split, SegmentId id) {
    if (!ids.add(id)) {
      throw new BadDataException("Segment " + id + " occurs twice; ids must be unique");
    }
    SplitName previous =
        Optional.ofNullable(splitOfVideo.putIfAbsent(id.video(), split)).orElse(split);
    if (previous != split) {
      throw new BadDataException(
          "Video %s has segments in %s and in %s; a video must be in one split only, or evaluation"
                  .formatted(id.video(), previous.key(), split.key())
              + " would see training data. If ids do not name videos, use data import --ids whole");
    }
  }

  private void checkDims(Segment segment) {
    if (!segment.features().keySet().equals(dims.keySet())) {
      throw new BadDataException(
          "Segment %s has the modalities %s, but the corpus has %s"
              .formatted(segment.id(), segment.features().keySet(), dims.keySet()));
    }
    if (!segment.rows().keySet().equals(withRows)) {
      throw new BadDataException(
          "Segment %s has rows inside words of %s, but the corpus has them of %s"
              .formatted(segment.id(), segment.rows().keySet(), withRows));
    }
    segment
        .features()
        .forEach(
            (modality, features) -> {
              if (features.dim() != dims.get(modality)) {
                throw new BadDataException(
                    "Segment %s has %s %s features per step, but the corpus has %s"
                        .formatted(
                            segment.id(), features.dim(), modality.key(), dims.get(modality)));
              }
            });
  }
}
