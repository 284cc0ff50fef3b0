package org.mmlatch.data.imports;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.DropReason;
import org.mmlatch.data.FeatureCleaner;
import org.mmlatch.data.FeatureMatrix;
import org.mmlatch.data.Infinities;
import org.mmlatch.data.Progress;
import org.mmlatch.data.Segment;
import org.mmlatch.data.WordRows;
import org.mmlatch.data.source.RawRows;
import org.mmlatch.data.source.SourceSegment;

/**
 * The segments of sources of any format one after the other, for those who need neither splits nor
 * labels. Features are cleaned as an import cleans them; memory holds those of one segment.
 */
public final class SegmentStream {
  private final Map<Modality, Integer> dims;
  private final Set<Modality> withRows;
  private final FeatureCleaner cleaner = new FeatureCleaner(Infinities.ZERO);
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
   * has one that is not a number.
   *
   * @param sources files and folders, joined as an import joins them
   * @param progress is told the number of segments done
   * @throws BadDataException if a source is damaged, of no known format, does not fit the others or
   *     has not the features wanted
   */
  public void read(List<Path> sources, Progress progress, Consumer<Segment> consumer) {
    ImportOptions options = ImportOptions.of(sources.toArray(Path[]::new));
    try (SourceSet set = Memory.enough(options, () -> SourceSet.open(options))) {
      Join join = JoinedSources.of(set).join();
      requireDims(join.dims(), sources.get(0));
      requireRows(join, sources.get(0));
      ResolvedTargets targets = ResolvedTargets.of(join, List.of());
      read(join, targets, progress, consumer);
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
      Join join, ResolvedTargets targets, Progress progress, Consumer<Segment> consumer) {
    long done = 0;
    for (SourceSegment segment : join.segments()) {
      read(segment, targets).ifPresent(consumer);
      progress.at(++done, join.segments().size());
    }
    if (join.left() > 0) {
      dropped.put(DropReason.NOT_IN_ALL_SOURCES, join.left());
    }
  }

  private Optional<Segment> read(SourceSegment segment, ResolvedTargets targets) {
    if (!segment.features().keySet().containsAll(dims.keySet())) {
      drop(DropReason.MODALITY_MISSING);
      return Optional.empty();
    }
    Map<Modality, FeatureMatrix> features = new EnumMap<>(Modality.class);
    Map<Modality, WordRows> rows = new EnumMap<>(Modality.class);
    for (Modality modality : dims.keySet()) {
      RawRows raw = segment.features().get(modality).read();
      features.put(modality, raw.clean(modality, cleaner));
      if (withRows.contains(modality)) {
        raw.inWords().ifPresent(found -> rows.put(modality, found));
      }
    }
    int steps = features.values().iterator().next().rows();
    if (steps == 0) {
      drop(DropReason.EMPTY);
      return Optional.empty();
    }
    Optional<List<String>> words = segment.words().filter(known -> known.size() == steps);
    return Optional.of(new Segment(segment.id(), features, targets.labels(segment), words, rows));
  }

  private void requireRows(Join join, Path source) {
    if (!join.withRows().containsAll(withRows)) {
      throw new BadDataException(
          "%s has no rows inside words of %s, which the model reads; name a corpus that has them:"
                  .formatted(source, withRows.stream().map(Modality::key).sorted().toList())
              + " one that data import made of .csd files with --rows");
    }
  }

  private void requireDims(Map<Modality, Integer> found, Path source) {
    dims.forEach(
        (modality, dim) -> {
          if (!dim.equals(found.get(modality))) {
            throw new BadDataException(
                "%s has %s %s features, the model reads %s; name sources that have the same"
                        .formatted(source, found.getOrDefault(modality, 0), modality.key(), dim)
                    + " features as those trained on");
          }
        });
  }
}
