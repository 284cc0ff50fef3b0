package org.mmlatch.data.imports;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.DropReason;
import org.mmlatch.data.FeatureCleaner;
import org.mmlatch.data.FeatureMatrix;
import org.mmlatch.data.Progress;
import org.mmlatch.data.Segment;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.WordRows;
import org.mmlatch.data.source.RawRows;
import org.mmlatch.data.source.SourceSegment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The segments of sources of any format one after the other, for those who need neither splits nor
 * labels. Features are cleaned as an import cleans them; memory holds those of one segment.
 */
public final class SegmentStream {
  private static final Logger LOG = LoggerFactory.getLogger(SegmentStream.class);

  private final Map<Modality, Integer> dims;
  private final Set<Modality> withRows;
  private final Map<DropReason, Long> dropped = new EnumMap<>(DropReason.class);

  /**
   * Prepares to read.
   *
   * @param dims features per step of each modality wanted; others are left aside
   * @param withRows those of which rows inside words are wanted, too
   */
  public SegmentStream(Map<Modality, Integer> dims, Set<Modality> withRows) {
    this.withRows = Set.copyOf(withRows);
    this.dims = Collections.unmodifiableMap(new EnumMap<>(dims));
  }

  /**
   * Reads all segments that the sources share, in the first one's order. A segment without a label
   * has one that is not a number. What is doubtful about labels is a warning.
   *
   * @param options of an import; its folds, policies and modalities do not matter
   * @param progress is told the number of segments done
   * @throws BadDataException if a source is damaged, of no known format, does not fit the others or
   *     has not the features wanted
   */
  public void read(ImportOptions options, Progress progress, Consumer<Segment> consumer) {
    read(options, segment -> true, problem -> LOG.warn(problem), progress, consumer);
  }

  /**
   * As above, but only segments of a split, and those of which no source says a split; their labels
   * must be such as an import takes.
   *
   * @throws BadDataException as above, or if labels are not, or no segment is of the split
   */
  public void readLabelled(
      ImportOptions options, SplitName split, Progress progress, Consumer<Segment> consumer) {
    read(
        options,
        segment -> segment.split().map(split::equals).orElse(true),
        problem -> {
          throw new BadDataException(problem);
        },
        progress,
        consumer);
  }

  private void read(
      ImportOptions options,
      Predicate<SourceSegment> wanted,
      Consumer<String> problems,
      Progress progress,
      Consumer<Segment> consumer) {
    try (SourceSet set = Memory.enough(options, () -> SourceSet.open(options))) {
      JoinedSources joined = JoinedSources.of(set);
      Join join = joined.join();
      requireDims(join.dims(), options.sources().get(0));
      requireRows(join, options);
      ResolvedTargets targets = ResolvedTargets.of(join, options.targets());
      new ImportChecks(joined, new SplitOfSegment(Optional.empty()), targets, options)
          .problems()
          .forEach(problems);
      List<SourceSegment> segments = join.segments().stream().filter(wanted).toList();
      if (segments.isEmpty()) {
        throw new BadDataException(
            "%s has no segment of this split; its first is of %s"
                .formatted(
                    options.sources().get(0),
                    join.segments().get(0).split().map(SplitName::key).orElseThrow()));
      }
      read(segments, targets, options, progress, consumer);
      if (join.left() > 0) {
        dropped.put(DropReason.NOT_IN_ALL_SOURCES, join.left());
      }
      set.segments().forEach(source -> source.notes().sentences().forEach(LOG::warn));
    }
  }

  /** Returns how many segments were left out, by reason. */
  public Map<DropReason, Long> dropped() {
    return Collections.unmodifiableMap(dropped);
  }

  private void drop(DropReason reason) {
    dropped.merge(reason, 1L, Long::sum);
  }

  private void read(
      List<SourceSegment> segments,
      ResolvedTargets targets,
      ImportOptions options,
      Progress progress,
      Consumer<Segment> consumer) {
    FeatureCleaner cleaner = new FeatureCleaner(options.infinities());
    long done = 0;
    for (SourceSegment segment : segments) {
      read(segment, targets, options, cleaner).ifPresent(consumer);
      progress.at(++done, segments.size());
    }
  }

  private Optional<Segment> read(
      SourceSegment segment,
      ResolvedTargets targets,
      ImportOptions options,
      FeatureCleaner cleaner) {
    if (!segment.features().keySet().containsAll(dims.keySet())) {
      drop(DropReason.MODALITY_MISSING);
      return Optional.empty();
    }
    Map<Modality, RawRows> read = new EnumMap<>(Modality.class);
    dims.keySet().forEach(modality -> read.put(modality, segment.features().get(modality).read()));
    Map<Modality, RawRows> aligned =
        options.reading().alignment().align(read, options.infinities());
    int steps = aligned.values().stream().mapToInt(RawRows::rows).max().orElse(0);
    if (aligned.values().stream().anyMatch(rows -> rows.rows() == 0)) {
      drop(steps == 0 ? DropReason.EMPTY : DropReason.MODALITY_MISSING);
      return Optional.empty();
    }
    Map<Modality, FeatureMatrix> features = new EnumMap<>(Modality.class);
    Map<Modality, WordRows> rows = new EnumMap<>(Modality.class);
    aligned.forEach(
        (modality, raw) -> {
          features.put(modality, raw.clean(modality, cleaner));
          if (withRows.contains(modality)) {
            raw.inWords().ifPresent(found -> rows.put(modality, found));
          }
        });
    Optional<List<String>> words = segment.words().filter(known -> known.size() == steps);
    return Optional.of(new Segment(segment.id(), features, targets.labels(segment), words, rows));
  }

  private void requireRows(Join join, ImportOptions options) {
    if (!join.withRows().containsAll(withRows)) {
      throw new BadDataException(
          "%s has no rows inside words of %s, which the model reads; name %sa corpus that data import"
                  .formatted(
                      options.sources().get(0),
                      withRows.stream().map(Modality::key).sorted().toList(),
                      options.csd().rows() > 0 ? ".csd files with words, or " : "")
              + " made of such files with --rows");
    }
  }

  private void requireDims(Map<Modality, Integer> found, Path source) {
    dims.forEach(
        (modality, dim) -> {
          if (!dim.equals(found.get(modality))) {
            throw new BadDataException(
                "%s has %s %s features, but the model reads %s; name sources that have the same"
                        .formatted(source, found.getOrDefault(modality, 0), modality.key(), dim)
                    + " features as those trained on");
          }
        });
  }
}
