package org.mmlatch.data.imports;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.Modality;
import org.mmlatch.data.DropReason;
import org.mmlatch.data.Folds;
import org.mmlatch.data.Labels;
import org.mmlatch.data.Progress;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.Target;
import org.mmlatch.data.TargetCounts;
import org.mmlatch.data.csd.CsdSource;
import org.mmlatch.data.source.Notes;
import org.mmlatch.data.source.RawRows;
import org.mmlatch.data.source.SegmentSource;
import org.mmlatch.data.source.SourceSegment;

/**
 * The contents of sources, joined as for an import, without importing them.
 *
 * @param formats the formats of the sources
 * @param segments number of segments that occur in all sources
 * @param splits number of segments in each split, as far as known
 * @param modalities statistics of each modality
 * @param leftOut number of segments that an import leaves out regardless of its policies, by reason
 * @param targets the targets and the distribution of their labels over all splits
 * @param defects number of segments with each kind of defect; for {@link SourceDefect#INTERVAL}
 *     number of rows
 * @param problems reasons why an import is impossible
 * @param remarks warnings and notes of an import
 * @param words statistics of the word vectors, if the sources include them
 */
public record SourceInspection(
    List<String> formats,
    int segments,
    Map<SplitName, Integer> splits,
    Map<Modality, ModalityInspection> modalities,
    Map<DropReason, Long> leftOut,
    Map<Target, TargetCounts> targets,
    Map<SourceDefect, Integer> defects,
    Optional<WordsInspection> words,
    List<String> problems,
    List<String> remarks) {

  /** Creates an inspection. */
  public SourceInspection {
    formats = List.copyOf(formats);
    problems = List.copyOf(problems);
    remarks = List.copyOf(remarks);
    splits = ordered(SplitName.class, splits);
    modalities = ordered(Modality.class, modalities);
    leftOut = ordered(DropReason.class, leftOut);
    defects = ordered(SourceDefect.class, defects);
    targets = Collections.unmodifiableMap(new LinkedHashMap<>(targets));
  }

  /**
   * Statistics of word vectors.
   *
   * @param count number of words of all segments
   * @param outOfVocabulary number of words without a vector
   */
  public record WordsInspection(long count, long outOfVocabulary) {}

  /**
   * Reads all sources.
   *
   * @param progress called with the number of segments read so far
   * @throws org.mmlatch.BadDataException if a source is damaged, has no known format or contradicts
   *     the others
   */
  public static SourceInspection of(ImportOptions options, Progress progress) {
    return Memory.guard(
        options,
        () -> {
          try (SourceSet set = SourceSet.open(leavingBadIntervalsOut(options))) {
            return of(set, options, progress);
          }
        });
  }

  private static SourceInspection of(SourceSet set, ImportOptions options, Progress progress) {
    JoinedSources joined = JoinedSources.of(set);
    SplitOfSegment splits = new SplitOfSegment(options.folds().map(Folds::read));
    ResolvedTargets targets = ResolvedTargets.of(joined.join(), options.targets());
    ImportChecks checks = new ImportChecks(joined, splits, targets, options);
    Scan scan = new Scan(splits, joined.join(), targets, options);
    scan.all(joined.join(), progress);
    set.segments().forEach(source -> scan.badIntervals(source.notes()));
    List<String> remarks = new ArrayList<>(checks.warnings());
    set.segments().forEach(source -> source.notes().sentences().forEach(remarks::add));
    return new SourceInspection(
        set.segments().stream().map(SegmentSource::format).distinct().toList(),
        joined.join().segments().size(),
        scan.splits,
        scan.modalities,
        scan.leftOut,
        counts(joined.join(), targets),
        scan.defects,
        joined.text().map(text -> new WordsInspection(text.words(), text.outOfVocabulary())),
        checks.problems(),
        remarks);
  }

  /** Counts the labels of each target. Labels that the target does not allow count as missing. */
  private static Map<Target, TargetCounts> counts(Join join, ResolvedTargets resolved) {
    Map<Target, TargetCounts> counts = new LinkedHashMap<>();
    if (!join.isLabelled()) {
      return counts;
    }
    List<Labels> labels = join.segments().stream().map(resolved::labels).toList();
    for (int i = 0; i < resolved.targets().size(); i++) {
      Target target = resolved.targets().get(i);
      float[] column = new float[labels.size()];
      for (int segment = 0; segment < column.length; segment++) {
        float label = labels.get(segment).get(i);
        column[segment] = target.allows(label) ? label : Float.NaN;
      }
      counts.put(target, TargetCounts.of(target, column));
    }
    return counts;
  }

  /** Returns options with which bad intervals are counted instead of being an error. */
  private static ImportOptions leavingBadIntervalsOut(ImportOptions options) {
    Map<SourceDefect, Policy> policies = new EnumMap<>(SourceDefect.class);
    policies.putAll(options.policies());
    policies.put(SourceDefect.INTERVAL, Policy.DROP);
    return options.withPolicies(policies);
  }

  /** Returns whether the sources have neither defects nor problems. */
  public boolean isSound() {
    return defects.isEmpty() && problems.isEmpty();
  }

  /** Returns the number of segments without a split; 0 with folds, which count them as left out. */
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

  /** Collects the counts while reading segments one by one. */
  private static final class Scan {
    private final SplitOfSegment split;
    private final boolean labelled;
    private final ImportOptions options;
    private final SegmentDefects finder;
    private final Map<SplitName, Integer> splits = new EnumMap<>(SplitName.class);
    private final Map<Modality, ModalityInspection> modalities = new EnumMap<>(Modality.class);
    private final Map<DropReason, Long> leftOut = new EnumMap<>(DropReason.class);
    private final Map<SourceDefect, Integer> defects = new EnumMap<>(SourceDefect.class);

    Scan(SplitOfSegment split, Join join, ResolvedTargets targets, ImportOptions options) {
      this.split = split;
      this.options = options;
      this.finder = new SegmentDefects(targets);
      this.labelled = join.isLabelled();
      join.dims().forEach((modality, dim) -> modalities.put(modality, ModalityInspection.of(dim)));
      if (join.unmatched() > 0) {
        leftOut.put(DropReason.NOT_IN_ALL_SOURCES, join.unmatched());
      }
    }

    void badIntervals(Notes notes) {
      long rows = notes.countsOf(CsdSource.INTERVALS_LEFT_OUT);
      if (rows > 0) {
        defects.merge(SourceDefect.INTERVAL, Math.toIntExact(rows), Integer::sum);
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
      Map<Modality, RawRows> raw =
          options
              .reading()
              .alignment()
              .read(segment.features(), segment.features().keySet(), options.infinities());
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
        if (defect != SourceDefect.LABEL || labelled) {
          finder
              .find(defect, segment, raw)
              .ifPresent(problem -> defects.merge(defect, 1, Integer::sum));
        }
      }
    }
  }
}
