package org.mmlatch.data;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;

/** What must hold for a segment among all those added to a corpus. */
final class SegmentChecks {
  private final Map<Modality, Integer> dims;
  private final Set<SegmentId> ids = new HashSet<>();
  private final Map<String, SplitName> splitOfVideo = new HashMap<>();

  SegmentChecks(Map<Modality, Integer> dims) {
    this.dims = dims;
  }

  void check(SplitName split, Segment segment) {
    checkId(split, segment.id());
    checkLabel(segment.id(), segment.label());
    checkDims(segment);
  }

  static void checkLabel(SegmentId id, float label) {
    if (!(Math.abs(label) <= Segment.LARGEST_LABEL)) { // NaN fails as well
      throw new BadDataException(
          "Segment %s has the label %s; labels must lie in [-3, 3]".formatted(id, label));
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
          "Video %s has segments in %s and in %s; a video must lie in one split, or evaluation"
                  .formatted(id.video(), previous.key(), split.key())
              + " would see what was trained on");
    }
  }

  private void checkDims(Segment segment) {
    if (!segment.features().keySet().equals(dims.keySet())) {
      throw new BadDataException(
          "Segment %s has the modalities %s where the corpus has %s"
              .formatted(segment.id(), segment.features().keySet(), dims.keySet()));
    }
    segment
        .features()
        .forEach(
            (modality, features) -> {
              if (features.dim() != dims.get(modality)) {
                throw new BadDataException(
                    "Segment %s has %s %s features per step where the corpus has %s"
                        .formatted(
                            segment.id(), features.dim(), modality.key(), dims.get(modality)));
              }
            });
  }
}
