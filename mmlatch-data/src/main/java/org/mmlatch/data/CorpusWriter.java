package org.mmlatch.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.io.AtomicFile;
import org.mmlatch.io.AtomicFolder;

/**
 * Writes a corpus folder, cleaning and checking each segment as it is added.
 *
 * <p>Files are written to a hidden folder next to the target and {@link #finish} renames it, so a
 * corpus is either complete or absent. Closing an unfinished writer deletes what it wrote. Segments
 * keep the order in which they are added, and the same segments give the same bytes.
 */
public final class CorpusWriter implements AutoCloseable {
  private final Path target;
  private final AtomicFolder staging;
  private final CorpusDescription description;
  private final FeatureCleaner cleaner;
  private final SegmentChecks checks;
  private final Map<SplitName, SplitWriter> splits = new EnumMap<>(SplitName.class);
  private final Map<Modality, StatisticsAccumulator> statistics = new EnumMap<>(Modality.class);
  private final Map<Modality, StatisticsAccumulator> rowStatistics = new EnumMap<>(Modality.class);
  private final Map<DropReason, Long> dropped = new EnumMap<>(DropReason.class);
  private final Map<String, String> notes = new TreeMap<>();

  private CorpusWriter(Path target, CorpusDescription description) {
    this.target = target;
    this.staging = new AtomicFolder(target);
    this.description = description;
    this.cleaner = new FeatureCleaner(description.infinities());
    this.checks = new SegmentChecks(description);
    description
        .dims()
        .forEach((modality, dim) -> statistics.put(modality, new StatisticsAccumulator(dim)));
    description
        .withRows()
        .forEach(
            modality ->
                rowStatistics.put(
                    modality, new StatisticsAccumulator(description.dims().get(modality))));
  }

  /**
   * Starts a corpus, creating missing parent folders.
   *
   * @throws FolderNotEmptyException if {@code folder} is a non-empty folder or a file
   * @throws UncheckedIOException if the hidden folder cannot be created
   */
  public static CorpusWriter create(Path folder, CorpusDescription description) {
    requireFree(folder);
    AtomicFile.nameLeftovers(folder);
    CorpusWriter writer = new CorpusWriter(folder, description);
    try {
      for (SplitName name : SplitName.values()) {
        writer.splits.put(name, new SplitWriter(writer.staging.path(), name, description));
      }
      return writer;
    } catch (IOException e) {
      writer.close();
      throw writer.failure(e);
    }
  }

  /**
   * Checks that a corpus can be created at {@code folder}.
   *
   * @throws FolderNotEmptyException if {@code folder} is a non-empty folder or a file
   * @throws UncheckedIOException if it is empty, but is the current folder
   */
  public static void requireFree(Path folder) {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> entries = Files.list(folder)) {
        if (entries.findAny().isPresent()) {
          throw new FolderNotEmptyException(folder);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read " + folder + ": " + e.getMessage(), e);
      }
      AtomicFolder.requireReplaceable(folder);
    } else if (Files.exists(folder)) {
      throw new FolderNotEmptyException(folder);
    }
  }

  /**
   * Returns the cleaner whose counts go into the manifest, for values that are cleaned before
   * {@link #add}, for example before averaging.
   */
  public FeatureCleaner cleaner() {
    return cleaner;
  }

  /**
   * Adds a segment. A segment without steps is not written but counted as {@link DropReason#EMPTY}.
   *
   * @throws BadDataException if its id was added before, its video has segments in another split, a
   *     label is not allowed by its target, or its modalities, dimensions or rows inside words
   *     differ from the corpus's; the message names the segment
   */
  public void add(SplitName split, Segment segment) {
    checks.check(split, segment);
    if (segment.length() == 0) {
      drop(DropReason.EMPTY);
      return;
    }
    Map<Modality, FeatureMatrix> features = new EnumMap<>(Modality.class);
    segment.features().forEach((modality, raw) -> features.put(modality, clean(modality, raw)));
    Map<Modality, WordRows> rows = new EnumMap<>(Modality.class);
    segment
        .rows()
        .forEach(
            (modality, raw) ->
                rows.put(modality, WordRows.of(clean(modality, raw.rows()), raw.counts())));
    if (split == SplitName.TRAIN) {
      features.forEach((modality, all) -> statistics.get(modality).add(all.values()));
      rows.forEach((modality, all) -> rowStatistics.get(modality).add(all.rows().values()));
    }
    try {
      splits
          .get(split)
          .add(new Segment(segment.id(), features, segment.labels(), segment.words(), rows));
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Returns the number of segments dropped so far, by reason. */
  public Map<DropReason, Long> dropped() {
    return Collections.unmodifiableMap(dropped);
  }

  /** Returns the number of segments written so far, by split. */
  public Map<SplitName, Integer> written() {
    Map<SplitName, Integer> written = new EnumMap<>(SplitName.class);
    splits.forEach((name, split) -> written.put(name, split.size()));
    return written;
  }

  /** Returns how many feature values of a modality were replaced so far. */
  public CleaningCounts cleaned(Modality modality) {
    return cleaner.counts(modality);
  }

  /** Returns the feature statistics of a modality over the training segments added so far. */
  public FeatureStatistics statistics(Modality modality) {
    return statistics.get(modality).statistics();
  }

  /** Adds parameters to the manifest. Existing parameters are not overwritten. */
  public void note(Map<String, String> parameters) {
    parameters.forEach(notes::putIfAbsent);
  }

  /** Counts a source segment that is left out of the corpus. */
  public void drop(DropReason reason) {
    dropped.merge(reason, 1L, Long::sum);
  }

  /**
   * Writes the remaining files, publishes the corpus and opens it. Nothing can be added afterwards.
   *
   * @throws UncheckedIOException if the corpus cannot be written, for example because the disk is
   *     full
   */
  public Corpus finish() {
    Map<SplitName, SplitInfo> infos = new EnumMap<>(SplitName.class);
    splits.forEach((name, split) -> infos.put(name, split.finish()));
    byte[] manifest = ManifestWriter.write(manifest(infos)).getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(staging.path().resolve(Manifest.FILE_NAME), out -> out.write(manifest));
    closeSplits();
    requireFree(target);
    staging.publish();
    return Corpus.open(target);
  }

  private FeatureMatrix clean(Modality modality, FeatureMatrix raw) {
    return FeatureMatrix.of(raw.dim(), cleaner.clean(modality, raw.values()));
  }

  private Manifest manifest(Map<SplitName, SplitInfo> infos) {
    Map<Modality, ModalityInfo> modalities = new EnumMap<>(Modality.class);
    description
        .dims()
        .forEach(
            (modality, dim) ->
                modalities.put(
                    modality,
                    new ModalityInfo(
                        dim,
                        description.featureNames().getOrDefault(modality, List.of()),
                        cleaner.counts(modality),
                        statistics.get(modality).statistics(),
                        Optional.ofNullable(rowStatistics.get(modality))
                            .map(StatisticsAccumulator::statistics))));
    Map<String, String> parameters = new TreeMap<>(notes);
    parameters.putAll(description.parameters());
    parameters.putIfAbsent(Manifest.INFINITIES, description.infinities().key());
    return new Manifest(
        modalities, infos, description.sources(), dropped, parameters, description.targets());
  }

  /** Deletes what an unfinished writer wrote. Does nothing after {@link #finish}. */
  @Override
  public void close() {
    try {
      closeSplits();
    } finally {
      staging.close();
    }
  }

  /** Closes all splits even if one fails, as buffered data cannot be flushed to a full disk. */
  private void closeSplits() {
    List<IOException> failures = new ArrayList<>();
    for (SplitWriter split : splits.values()) {
      try {
        split.close();
      } catch (IOException e) {
        failures.add(e);
      }
    }
    splits.clear();
    if (!failures.isEmpty()) {
      throw failure(failures.get(0));
    }
  }

  private UncheckedIOException failure(IOException e) {
    return new UncheckedIOException("Cannot write corpus " + target + ": " + e.getMessage(), e);
  }
}
