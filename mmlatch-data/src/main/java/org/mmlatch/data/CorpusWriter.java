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
 * Writes a corpus, cleaning and checking each segment on its way.
 *
 * <p>The files are collected in a hidden folder beside the target, which takes the target's name in
 * {@link #finish}; so the corpus is complete or not there. Closing an unfinished writer removes
 * what it wrote. Segments keep the order in which they are added, and the same segments give the
 * same bytes.
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
   * Starts a corpus; folders above it are made as needed.
   *
   * @throws FolderNotEmptyException if {@code folder} exists and holds anything
   * @throws UncheckedIOException if the folder beside it cannot be made
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

  /** Refuses a folder that exists and is not empty. */
  public static void requireFree(Path folder) {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> entries = Files.list(folder)) {
        if (entries.findAny().isPresent()) {
          throw new FolderNotEmptyException(folder);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read " + folder + ": " + e.getMessage(), e);
      }
    } else if (Files.exists(folder)) {
      throw new FolderNotEmptyException(folder);
    }
  }

  /** Returns the cleaner whose counts this corpus records, for what is cleaned before averaging. */
  public FeatureCleaner cleaner() {
    return cleaner;
  }

  /**
   * Adds a segment; one without steps is counted as dropped instead.
   *
   * @throws BadDataException if its id occurred before, its video lies in another split, its label
   *     is none that its target allows or its features, or their rows inside words, are not those
   *     of the corpus; the message names it
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

  /** Returns how many segments were left out so far, by reason. */
  public Map<DropReason, Long> dropped() {
    return Collections.unmodifiableMap(dropped);
  }

  /** Returns how many segments each split has so far. */
  public Map<SplitName, Integer> written() {
    Map<SplitName, Integer> written = new EnumMap<>(SplitName.class);
    splits.forEach((name, split) -> written.put(name, split.size()));
    return written;
  }

  /** Returns what was replaced so far among the features of a modality. */
  public CleaningCounts cleaned(Modality modality) {
    return cleaner.counts(modality);
  }

  /** Returns what is known so far of the features of a modality in the training split. */
  public FeatureStatistics statistics(Modality modality) {
    return statistics.get(modality).statistics();
  }

  /** Adds to the parameters of the manifest what is known only now; earlier ones stay. */
  public void note(Map<String, String> parameters) {
    parameters.forEach(notes::putIfAbsent);
  }

  /** Counts a segment of the source that is left out. */
  public void drop(DropReason reason) {
    dropped.merge(reason, 1L, Long::sum);
  }

  /**
   * Completes the corpus and opens it. Nothing can be added afterwards.
   *
   * @throws UncheckedIOException if it cannot be written, for example because the disk is full
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

  /** Removes what an unfinished writer wrote; does nothing after {@link #finish}. */
  @Override
  public void close() {
    try {
      closeSplits();
    } finally {
      staging.close();
    }
  }

  /** Closes all, even if one fails: a full disk cannot take what is still to be written. */
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
