package org.mmlatch.data.imports;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.Progress;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.source.RawRows;
import org.mmlatch.data.source.SegmentSource;
import org.mmlatch.data.source.SourceSegment;

/**
 * What a source holds, before it is imported.
 *
 * @param format its format, as in manifests
 * @param segments of all splits
 * @param splits segments of each split, as far as the source says
 * @param dims features per step of each modality
 * @param notFinite features that are NaN, infinite or beyond float32
 * @param defects segments with each kind of defect
 */
public record SourceInspection(
    String format,
    int segments,
    Map<SplitName, Integer> splits,
    Map<Modality, Integer> dims,
    Map<Modality, Long> notFinite,
    Map<SourceDefect, Integer> defects) {

  /**
   * Reads all of a source of segments.
   *
   * @param progress is told the number of segments done
   * @throws BadDataException if it is damaged or of no known format
   */
  public static SourceInspection of(Path path, Progress progress) {
    try (SourceSet set = SourceSet.open(ImportOptions.of(path))) {
      List<SegmentSource> sources = set.segments();
      if (sources.isEmpty()) {
        throw new BadDataException(
            path + " has no segments of its own to inspect: import it, then inspect the corpus");
      }
      return of(sources.get(0), progress);
    }
  }

  private static SourceInspection of(SegmentSource source, Progress progress) {
    SourceInspection found =
        new SourceInspection(
            source.format(),
            source.segments().size(),
            new EnumMap<>(SplitName.class),
            source.dims(),
            new EnumMap<>(Modality.class),
            new EnumMap<>(SourceDefect.class));
    long done = 0;
    for (SourceSegment segment : source.segments()) {
      found.count(segment);
      progress.at(++done, found.segments());
    }
    return found;
  }

  private void count(SourceSegment segment) {
    segment.split().ifPresent(split -> splits.merge(split, 1, Integer::sum));
    Map<Modality, RawRows> raw = new EnumMap<>(Modality.class);
    segment.features().forEach((modality, reader) -> raw.put(modality, reader.read()));
    raw.forEach((modality, rows) -> notFinite.merge(modality, rows.countNotFinite(), Long::sum));
    for (SourceDefect defect : SourceDefect.values()) {
      SegmentDefects.find(defect, segment, raw)
          .ifPresent(problem -> defects.merge(defect, 1, Integer::sum));
    }
  }
}
