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
 * What sources hold, joined as an import would, before anything is imported.
 *
 * @param formats those of the sources
 * @param segments of all splits, without those that some sources lack
 * @param splits segments of each split, as far as known
 * @param modalities what was found in each
 * @param leftOut segments that an import would leave out whatever its policies, by reason
 * @param targets what the segments are labelled with, and how, of all splits
 * @param defects segments with each kind of defect
 * @param problems what makes an import impossible, a sentence each
 * @param remarks what an import would say besides
 * @param words words, and how many of them have no vector, if word vectors are among the sources
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
    return Memory.enough(
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
    List<String> remarks = new ArrayList<>(checks.doubts());
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

  /**
   * Counts labels of each target; those that the target does not allow are defects and no labels.
   */
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

  /** An inspection counts what stops an import. */
  private static ImportOptions leavingBadIntervalsOut(ImportOptions options) {
    Map<SourceDefect, Policy> policies = new EnumMap<>(SourceDefect.class);
    policies.putAll(options.policies());
    policies.put(SourceDefect.INTERVAL, Policy.DROP);
    return options.withPolicies(policies);
  }

  /** Returns whether an import would go through without a policy's help. */
  public boolean isSound() {
    return defects.isEmpty() && problems.isEmpty();
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
      if (join.left() > 0) {
        leftOut.put(DropReason.NOT_IN_ALL_SOURCES, join.left());
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
      Map<Modality, RawRows> read = new EnumMap<>(Modality.class);
      segment.features().forEach((modality, reader) -> read.put(modality, reader.read()));
      Map<Modality, RawRows> raw =
          new EnumMap<>(options.reading().alignment().align(read, options.infinities()));
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
