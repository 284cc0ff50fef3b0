package org.mmlatch.data.imports;

import java.util.Map;
import java.util.Optional;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.source.RawRows;
import org.mmlatch.data.source.SourceSegment;

/** Finds defects in a segment whose features have been read. */
record SegmentDefects(ResolvedTargets targets) {
  /** Returns a description of one kind of defect in a segment, if it has it. */
  Optional<String> find(SourceDefect defect, SourceSegment segment, Map<Modality, RawRows> raw) {
    return switch (defect) {
      case NOT_FINITE -> notFinite(raw);
      case UNALIGNED -> unaligned(raw);
      case LABEL -> targets.problem(segment);
      case INTERVAL -> Optional.empty(); // handled when the files are read
    };
  }

  /** Returns the error for a defect. */
  static BadDataException error(SourceSegment segment, SourceDefect defect, String problem) {
    return new BadDataException(
        "Segment %s %s; correct the source, or leave such segments out with --on %s=drop"
            .formatted(segment.id(), problem, defect.key()));
  }

  private static Optional<String> notFinite(Map<Modality, RawRows> raw) {
    return raw.entrySet().stream()
        .filter(entry -> entry.getValue().notFinite().total() > 0)
        .map(
            entry ->
                "has %s %s features that are not finite floats"
                    .formatted(entry.getValue().notFinite().total(), entry.getKey().key()))
        .findFirst();
  }

  private static Optional<String> unaligned(Map<Modality, RawRows> raw) {
    if (raw.values().stream().mapToInt(RawRows::rows).distinct().count() <= 1) {
      return Optional.empty();
    }
    StringBuilder found = new StringBuilder("is not aligned:");
    raw.forEach((m, rows) -> found.append(" %s of %s,".formatted(rows.rows(), m.key())));
    return Optional.of(
        found
            + " steps differ; import one of --modalities, or average"
            + " audio and visual into the steps of the text with --align average");
  }
}
