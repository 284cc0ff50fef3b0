package org.mmlatch.data.inspect;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Stream;
import org.mmlatch.data.Manifest;
import org.mmlatch.data.SplitName;

/** The outcome of a check. */
public enum Outcome {
  /** The condition holds. */
  HOLDS,
  /** The check found a defect. */
  FAILS,
  /** The check found no defect, but could not examine all data because parts are unreadable. */
  UNKNOWN;

  /** Returns the name used in JSON. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Outcome of(Check check, CorpusInspection inspection) {
    if (!inspection.defects(check).isEmpty()) {
      return FAILS;
    }
    boolean complete =
        inspection.splits().entrySet().stream()
            .allMatch(
                entry -> covers(check, inspection.manifest(), entry.getKey(), entry.getValue()));
    return complete ? HOLDS : UNKNOWN;
  }

  private static boolean covers(
      Check check, Manifest manifest, SplitName name, SplitInspection split) {
    boolean ids = isKnown(split.ids(), split);
    boolean labels = isKnown(split.labels().keySet(), split);
    boolean features =
        split.features().keySet().equals(manifest.modalities().keySet())
            && split.rows().keySet().equals(manifest.withRows());
    return switch (check) {
      case DIGESTS -> true;
      case STRUCTURE -> ids && labels && features && isKnown(split.lengths(), split);
      case IDS, VIDEOS -> ids;
      case LABELS -> labels;
      case FINITE -> features;
      case STATISTICS -> name != SplitName.TRAIN || (features && isFinite(split));
    };
  }

  private static boolean isKnown(Collection<?> ofEachSegment, SplitInspection split) {
    return !ofEachSegment.isEmpty() || split.segments() == 0;
  }

  private static boolean isFinite(SplitInspection split) {
    return Stream.concat(
            split.features().values().stream(),
            split.rows().values().stream().map(RowsSummary::features))
        .allMatch(features -> features.notFinite() == 0);
  }
}
