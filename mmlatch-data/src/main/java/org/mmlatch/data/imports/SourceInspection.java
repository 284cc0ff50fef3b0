package org.mmlatch.data.imports;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.Modality;
import org.mmlatch.data.DropReason;
import org.mmlatch.data.Folds;
import org.mmlatch.data.Progress;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.source.RawRows;
import org.mmlatch.data.source.SegmentSource;
import org.mmlatch.data.source.SourceSegment;

/**
 * What sources hold, joined as an import would, before anything is imported.
 *
 * @param formats those of the sources
 * @param segments of all splits, without those that some sources lack
 * @param splits segments of each split, as far as known
 * @param modalities what was found in each
 * @param leftOut segments that an import would leave out whatever its policies, by reason
 * @param defects segments with each kind of defect
 * @param words words, and how many of them have no vector, if word vectors are among the sources
 */
public record SourceInspection(
    List<String> formats,
    int segments,
    Map<SplitName, Integer> splits,
    Map<Modality, ModalityInspection> modalities,
    Map<DropReason, Long> leftOut,
    Map<SourceDefect, Integer> defects,
    Optional<WordsInspection> words) {

  /** Creates an inspection. */
  public SourceInspection {
    formats = List.copyOf(formats);
    splits = ordered(SplitName.class, splits);
    modalities = ordered(Modality.class, modalities);
    leftOut = ordered(DropReason.class, leftOut);
    defects = ordered(SourceDefect.class, defects);
  }

  /**
   * Words of all segments.
   *
   * @param outOfVocabulary those without a vector
   */
  public record WordsInspection(long count, long outOfVocabulary) {}

  /**
   * Reads all of the sources.
   *
   * @param progress is told the number of segments done
   * @throws org.mmlatch.BadDataException if one is damaged, of no known format, or does not fit the
   *     others
   */
  public static SourceInspection of(ImportOptions options, Progress progress) {
    try (SourceSet set = SourceSet.open(options)) {
      JoinedSources joined = JoinedSources.of(set);
      SplitOfSegment splits = new SplitOfSegment(options.folds().map(Folds::read));
      Scan scan = new Scan(splits, joined.join());
      scan.all(joined.join(), progress);
      return new SourceInspection(
          set.segments().stream().map(SegmentSource::format).distinct().toList(),
          joined.join().segments().size(),
          scan.splits,
          scan.modalities,
          scan.leftOut,
          scan.defects,
          joined.text().map(text -> new WordsInspection(text.words(), text.outOfVocabulary())));
    }
  }

  /** Returns how many segments no source and no folds put into a split. */
  public int withoutSplit() {
    return segments
        - splits.values().stream().mapToInt(Integer::intValue).sum()
        - leftOut.getOrDefault(DropReason.NOT_IN_FOLDS, 0L).intValue();
  }

  private static <K extends Enum<K>, V> Map<K, V> ordered(Class<K> type, Map<K, V> map) {
    Map<K, V> ordered = new EnumMap<>(type);
    ordered.putAll(map);
    return Collections.unmodifiableMap(ordered);
  }

  /** Counts while segments are read one after the other. */
  private static final class Scan {
    private final SplitOfSegment split;
    private final Map<SplitName, Integer> splits = new EnumMap<>(SplitName.class);
    private final Map<Modality, ModalityInspection> modalities = new EnumMap<>(Modality.class);
    private final Map<DropReason, Long> leftOut = new EnumMap<>(DropReason.class);
    private final Map<SourceDefect, Integer> defects = new EnumMap<>(SourceDefect.class);

    Scan(SplitOfSegment split, Join join) {
      this.split = split;
      join.dims().forEach((modality, dim) -> modalities.put(modality, ModalityInspection.of(dim)));
      if (join.left() > 0) {
        leftOut.put(DropReason.NOT_IN_ALL_SOURCES, join.left());
      }
    }

    void all(Join join, Progress progress) {
      long done = 0;
      for (SourceSegment segment : split.ordered(join.segments())) {
        split.find(segment).ifPresent(name -> splits.merge(name, 1, Integer::sum));
        if (split.leavesOut(segment)) {
          leftOut.merge(DropReason.NOT_IN_FOLDS, 1L, Long::sum);
        }
        look(segment);
        progress.at(++done, join.segments().size());
      }
    }

    private void look(SourceSegment segment) {
      Map<Modality, RawRows> raw = new EnumMap<>(Modality.class);
      segment.features().forEach((modality, reader) -> raw.put(modality, reader.read()));
      raw.values().removeIf(rows -> rows.rows() == 0);
      for (Modality modality : modalities.keySet()) {
        modalities.compute(
            modality,
            (m, found) -> raw.containsKey(m) ? found.with(raw.get(m)) : found.withMissing());
      }
      if (raw.size() < modalities.size()) {
        DropReason reason = raw.isEmpty() ? DropReason.EMPTY : DropReason.MODALITY_MISSING;
        leftOut.merge(reason, 1L, Long::sum);
      }
      for (SourceDefect defect : SourceDefect.values()) {
        SegmentDefects.find(defect, segment, raw)
            .ifPresent(problem -> defects.merge(defect, 1, Integer::sum));
      }
    }
  }
}
