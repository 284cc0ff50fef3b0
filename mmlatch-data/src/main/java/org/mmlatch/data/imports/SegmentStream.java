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
import org.mmlatch.data.Target;
import org.mmlatch.data.WordRows;
import org.mmlatch.data.csd.CsdOptions;
import org.mmlatch.data.source.RawRows;
import org.mmlatch.data.source.SourceSegment;
import org.mmlatch.data.source.TargetColumn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Streams the segments of sources of any format, for uses such as prediction that need no corpus.
 * Features are cleaned as in an import. Only one segment is in memory at a time.
 */
public final class SegmentStream {
  private static final Logger LOG = LoggerFactory.getLogger(SegmentStream.class);

  private final Map<Modality, Integer> dims;
  private final Set<Modality> withRows;
  private final Preparation trained;
  private final List<TargetColumn> learnt;
  private final Map<DropReason, Long> dropped = new EnumMap<>(DropReason.class);

  /**
   * Creates a stream.
   *
   * @param dims features per step, D, of each modality to read; other modalities are ignored
   * @param withRows modalities for which rows inside words are read as well
   * @param trained how the features that the model was trained on were imported; they are read
   *     alike
   * @param learnt the targets of the model that the segments are for: what sources leave open about
   *     them, such as the classes of texts, is as given here, if their labels fit
   */
  public SegmentStream(
      Map<Modality, Integer> dims,
      Set<Modality> withRows,
      Preparation trained,
      List<TargetColumn> learnt) {
    this.withRows = Set.copyOf(withRows);
    this.trained = trained;
    this.learnt = List.copyOf(learnt);
    this.dims = Collections.unmodifiableMap(new EnumMap<>(dims));
  }

  /**
   * Reads the segments that occur in all sources, in the order of the first source. Missing labels
   * are NaN. Doubtful labels are logged as warnings.
   *
   * @param given import options; folds, policies and modalities are ignored
   * @param labelled called with the targets of the labels before the first segment, if any segment
   *     has a label
   * @param progress called with the number of segments read so far
   * @throws BadDataException if a source is damaged, has no known format, contradicts the others or
   *     lacks the requested features, or if an option applies to none of the sources
   */
  public void read(
      ImportOptions given,
      Consumer<List<Target>> labelled,
      Progress progress,
      Consumer<Segment> consumer) {
    read(given, segment -> true, problem -> LOG.warn(problem), labelled, progress, consumer);
  }

  /**
   * Reads the segments of one split and those without a split, as {@link #read} does. Doubtful
   * labels are an error.
   *
   * @throws BadDataException as for {@link #read}, and if the labels are not accepted by an import
   *     or no segment belongs to the split
   */
  public void readLabelled(
      ImportOptions given,
      SplitName split,
      Consumer<List<Target>> labelled,
      Progress progress,
      Consumer<Segment> consumer) {
    read(
        given,
        segment -> segment.split().map(split::equals).orElse(true),
        problem -> {
          throw new BadDataException(problem);
        },
        labelled,
        progress,
        consumer);
  }

  /** Returns the options with which the features are as the model was trained on them. */
  private ImportOptions asTrained(ImportOptions given) {
    ImportOptions prepared = trained.appliedTo(given);
    CsdOptions csd = prepared.csd();
    return prepared.withCsd(withRows.isEmpty() ? csd.withRows(0) : csd.withWanted(dims.keySet()));
  }

  private void read(
      ImportOptions given,
      Predicate<SourceSegment> wanted,
      Consumer<String> problems,
      Consumer<List<Target>> labelled,
      Progress progress,
      Consumer<Segment> consumer) {
    ImportOptions options = asTrained(given);
    try (SourceSet set = Memory.guard(options, () -> SourceSet.open(options))) {
      JoinedSources joined = JoinedSources.of(set);
      Join join = joined.join();
      OptionsWithoutEffect.requireNone(given, joined);
      requireDims(join.dims(), options.sources().get(0));
      requireRows(join, options);
      ResolvedTargets targets = ResolvedTargets.of(join, options.targets(), learnt);
      new ImportChecks(joined, new SplitOfSegment(Optional.empty()), targets, options)
          .contentProblems()
          .forEach(problems);
      List<SourceSegment> segments = join.segments().stream().filter(wanted).toList();
      if (segments.isEmpty()) {
        throw new BadDataException(
            "%s has no segment of this split; its first is of %s"
                .formatted(
                    options.sources().get(0),
                    join.segments().get(0).split().map(SplitName::key).orElseThrow()));
      }
      notAllowed(segments, targets).ifPresent(problems);
      if (segments.stream().anyMatch(segment -> !targets.labels(segment).isEmpty())) {
        labelled.accept(targets.targets());
      }
      read(segments, targets, options, progress, consumer);
      if (join.unmatched() > 0) {
        dropped.put(DropReason.NOT_IN_ALL_SOURCES, join.unmatched());
      }
      set.segments().forEach(source -> source.notes().sentences().forEach(LOG::warn));
    }
  }

  /** Returns a message on the first label that its target does not allow, if there is one. */
  private static Optional<String> notAllowed(
      List<SourceSegment> segments, ResolvedTargets targets) {
    return segments.stream()
        .flatMap(
            segment ->
                targets
                    .notAllowed(segment)
                    .map(
                        found ->
                            "Segment %s %s; correct the source, or import it with --on label=drop"
                                .formatted(segment.id(), found))
                    .stream())
        .findFirst();
  }

  /** Returns the number of segments left out, by reason. */
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
    Map<Modality, RawRows> aligned =
        options.reading().alignment().read(segment.features(), dims.keySet(), options.infinities());
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
