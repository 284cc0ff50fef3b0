package org.mmlatch.data.csd;

import io.jhdf.exceptions.HdfException;
import java.nio.BufferUnderflowException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mmlatch.BadDataException;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.CorpusDescription;
import org.mmlatch.data.CorpusWriter;
import org.mmlatch.data.DropReason;
import org.mmlatch.data.FileDigest;
import org.mmlatch.data.Folds;
import org.mmlatch.data.Manifest;
import org.mmlatch.data.Progress;
import org.mmlatch.data.Segment;
import org.mmlatch.data.SegmentId;
import org.mmlatch.data.Source;
import org.mmlatch.data.SplitName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a corpus of CMU-MultimodalSDK files: aligns every sequence to the words, cuts segments by
 * the labels' intervals and sorts them into splits. Videos are read one after the other, so memory
 * holds one of them.
 */
public final class CsdImporter {
  private static final Logger LOG = LoggerFactory.getLogger(CsdImporter.class);

  private final CsdOptions options;
  private final Progress progress;
  private final Stopwatch reading = new Stopwatch();
  private final Stopwatch aligning = new Stopwatch();

  private CsdImporter(CsdOptions options, Progress progress) {
    this.options = options;
    this.progress = progress;
  }

  /**
   * Imports into a folder that must not exist or be empty.
   *
   * @param progress is told the number of videos done
   * @throws BadDataException if a file is missing, ambiguous or not as expected
   * @throws org.mmlatch.data.FolderNotEmptyException if the folder holds anything
   */
  public static ImportReport run(CsdOptions options, Path target, Progress progress) {
    try {
      return new CsdImporter(options, progress).run(target);
    } catch (HdfException
        | IndexOutOfBoundsException
        | BufferUnderflowException
        | NegativeArraySizeException
        | ArithmeticException
        | IllegalArgumentException
        | IllegalStateException
        | ClassCastException
        | NullPointerException
        | UnsupportedOperationException e) { // what jHDF throws at damaged files
      throw new BadDataException(
          "A .csd file of %s is damaged: %s; copy it anew".formatted(options.folder(), e), e);
    } catch (OutOfMemoryError e) { // jHDF allocates what a file declares without a look at its size
      throw new BadDataException(
          "A .csd file of %s declares more than fits into memory; it is damaged, or start with more"
                  .formatted(options.folder())
              + " memory (-Xmx)",
          e);
    }
  }

  private ImportReport run(Path target) {
    CorpusWriter.requireFree(target);
    Map<CsdRole, Path> paths = CsdFinder.find(options);
    Folds folds = Folds.read(options.folds());
    try (CsdSet files = reading.time(() -> CsdSet.open(paths, options.modalities()));
        CorpusWriter writer = CorpusWriter.create(target, description(files, paths))) {
      addAll(files, folds, writer);
      ImportReport report = report(writer.finish(), files, folds);
      log(report);
      return report;
    }
  }

  private CorpusDescription description(CsdSet files, Map<CsdRole, Path> paths) {
    return reading.time(
        () ->
            new CorpusDescription(
                files.dims(),
                files.featureNames(),
                sources(paths),
                Map.of("remove-pauses", String.valueOf(options.pauses() == Pauses.REMOVE)),
                options.infinities()));
  }

  private List<Source> sources(Map<CsdRole, Path> paths) {
    List<Source> sources = new ArrayList<>();
    paths.forEach((role, path) -> sources.add(new Source(role.key(), FileDigest.of(path))));
    sources.add(new Source("folds", FileDigest.of(options.folds())));
    return sources;
  }

  private void addAll(CsdSet files, Folds folds, CorpusWriter writer) {
    Set<String> usable = files.usable();
    long total = folds.videos().values().stream().mapToLong(Collection::size).sum();
    long done = 0;
    for (SplitName split : SplitName.values()) {
      for (String id : folds.videos().get(split)) {
        if (usable.contains(id)) {
          Video video = reading.time(() -> files.read(id, writer.cleaner()));
          aligning
              .time(() -> segments(video, writer))
              .forEach(segment -> writer.add(split, segment));
        }
        done++;
        progress.at(done, total);
      }
    }
  }

  private List<Segment> segments(Video video, CorpusWriter writer) {
    TimedWords words = video.words().usable(options.pauses()::keeps);
    WordAlignment alignment = WordAlignment.of(words, video.sequences());
    List<List<Integer>> cuts = alignment.cut(video.segments());
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < cuts.size(); i++) {
      List<Integer> chosen = cuts.get(i);
      if (chosen.isEmpty()) {
        writer.drop(DropReason.EMPTY);
      } else if (!alignment.hasAll(options.modalities(), chosen)) {
        writer.drop(DropReason.MODALITY_MISSING);
      } else {
        segments.add(
            new Segment(
                new SegmentId(video.id(), i),
                alignment.features(chosen),
                video.labels().get(i).floatValue(),
                Optional.of(alignment.words(chosen))));
      }
    }
    return segments;
  }

  private ImportReport report(Corpus corpus, CsdSet files, Folds folds) {
    Set<String> named = new TreeSet<>();
    folds.videos().values().forEach(named::addAll);
    Set<String> notInFolds = new TreeSet<>(files.labelled());
    notInFolds.removeAll(named);
    Set<String> notInData = new TreeSet<>(named);
    notInData.removeAll(files.usable());
    return new ImportReport(
        corpus,
        List.copyOf(notInFolds),
        List.copyOf(notInData),
        reading.seconds(),
        aligning.seconds());
  }

  private static void log(ImportReport report) {
    Manifest manifest = report.corpus().manifest();
    LOG.info(
        "Imported {}: dropped {}, reading {} s, aligning {} s",
        report.corpus().folder(),
        manifest.dropped(),
        report.secondsReading(),
        report.secondsAligning());
    if (!report.videosNotInFolds().isEmpty()) {
      LOG.warn("No split names these videos: {}", report.videosNotInFolds());
    }
    if (!report.videosNotInData().isEmpty()) {
      LOG.warn(
          "Splits name these videos, which lack words or labels: {}", report.videosNotInData());
    }
  }
}
