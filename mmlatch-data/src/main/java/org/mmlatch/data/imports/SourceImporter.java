package org.mmlatch.data.imports;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.CorpusDescription;
import org.mmlatch.data.CorpusWriter;
import org.mmlatch.data.DropReason;
import org.mmlatch.data.Folds;
import org.mmlatch.data.Manifest;
import org.mmlatch.data.Source;
import org.mmlatch.data.csd.CsdRole;
import org.mmlatch.data.csd.CsdSource;
import org.mmlatch.data.source.Ids;
import org.mmlatch.data.source.Notes;
import org.mmlatch.data.source.SourceFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Imports sources of any format into a corpus. */
public final class SourceImporter {
  private static final Logger LOG = LoggerFactory.getLogger(SourceImporter.class);

  private final ImportOptions options;
  private final ImportProgress progress;

  private SourceImporter(ImportOptions options, ImportProgress progress) {
    this.options = options;
    this.progress = progress;
  }

  /**
   * Imports sources into a folder that must be empty or not exist.
   *
   * @throws BadDataException if a source is damaged, has no known format or contradicts the others
   * @throws org.mmlatch.data.FolderNotEmptyException if the folder is not empty
   */
  public static Corpus run(ImportOptions options, Path target, ImportProgress progress) {
    CorpusWriter.requireFree(target);
    return Memory.guard(
        options,
        () -> {
          try (SourceSet sources = SourceSet.open(options)) {
            return new SourceImporter(options, progress).join(sources, target);
          }
        });
  }

  private Corpus join(SourceSet sources, Path target) {
    SplitOfSegment splits = new SplitOfSegment(options.folds().map(Folds::read));
    JoinedSources joined = JoinedSources.of(sources);
    Join join = joined.join();
    Map<Modality, Integer> dims = chosen(join.dims());
    splits.require(join.segments());
    if (!join.isLabelled()) {
      sources.segments().forEach(source -> source.notes().sentences().forEach(LOG::warn));
      throw new BadDataException(
          "No source has labels; add a source with labels, or choose them with --label-column NAME, the name of a CSV file's column or the number of an array's column");
    }
    ResolvedTargets targets = ResolvedTargets.of(join, options.targets());
    ImportChecks checks = new ImportChecks(joined, splits, targets, options);
    checks.require();
    CorpusDescription description =
        new CorpusDescription(
            dims,
            names(join, dims),
            digests(sources),
            parameters(joined),
            options.infinities(),
            targets.targets(),
            withRows(join, dims.keySet()));
    try (CorpusWriter writer = CorpusWriter.create(target, description)) {
      new SegmentAdder(writer, description, splits, targets, options)
          .addAll(join, progress.segments());
      sources.segments().forEach(source -> note(writer, description, source.notes()));
      checks.requireMost(writer.dropped(), writer.written());
      dims.keySet()
          .forEach(m -> ImportChecks.requireValues(m, writer.cleaned(m), writer.statistics(m)));
      Corpus corpus = writer.finish();
      checks.warnings().forEach(LOG::warn);
      checks.manyLeftOut(corpus.manifest().dropped()).ifPresent(LOG::warn);
      sources.segments().forEach(source -> source.notes().sentences().forEach(LOG::warn));
      warn(splits.without(join.segments()));
      return corpus;
    }
  }

  private static Set<Modality> withRows(Join join, Set<Modality> chosen) {
    Set<Modality> withRows = EnumSet.copyOf(chosen);
    withRows.retainAll(join.withRows());
    return withRows;
  }

  private Map<String, String> parameters(JoinedSources joined) {
    Map<String, String> parameters = new TreeMap<>();
    options.policies().forEach((defect, p) -> parameters.put("on-" + defect.key(), p.key()));
    if (options.reading().ids() != Ids.PARTS) {
      parameters.put("ids", options.reading().ids().key());
    }
    parameters.putAll(Preparation.of(options.reading()).parameters());
    joined
        .text()
        .ifPresent(
            text -> {
              parameters.put("words", String.valueOf(text.words()));
              parameters.put("words-out-of-vocabulary", String.valueOf(text.outOfVocabulary()));
            });
    return parameters;
  }

  private static void note(CorpusWriter writer, CorpusDescription description, Notes notes) {
    Map<String, String> values = new TreeMap<>(notes.values());
    if (description.withRows().isEmpty()) {
      values.remove(Manifest.ROWS); // noted by a source whose rows are not imported
    }
    writer.note(values);
    long labels = notes.count(CsdSource.INTERVALS_LEFT_OUT + CsdRole.LABELS.key());
    for (long i = 0; i < labels; i++) {
      writer.drop(DropReason.INTERVAL);
    }
  }

  private static Map<Modality, List<String>> names(Join join, Map<Modality, Integer> dims) {
    Map<Modality, List<String>> names = new EnumMap<>(Modality.class);
    dims.forEach(
        (modality, dim) -> {
          List<String> known = join.featureNames().getOrDefault(modality, List.of());
          if (known.size() == dim) {
            names.put(modality, known);
          }
        });
    return names;
  }

  private static void warn(Set<String> videos) {
    if (!videos.isEmpty()) {
      LOG.warn(
          "{} videos of the folds have no labelled segment in the sources, for example {}",
          videos.size(),
          videos.iterator().next());
    }
  }

  private Map<Modality, Integer> chosen(Map<Modality, Integer> dims) {
    Set<Modality> wanted = options.modalities().isEmpty() ? dims.keySet() : options.modalities();
    if (wanted.isEmpty()) {
      throw new BadDataException(
          "No source has features; add features, or word vectors for the words of "
              + options.sources());
    }
    Map<Modality, Integer> chosen = new EnumMap<>(Modality.class);
    for (Modality modality : EnumSet.copyOf(wanted)) {
      chosen.put(
          modality,
          Optional.ofNullable(dims.get(modality))
              .orElseThrow(
                  () ->
                      new BadDataException(
                          "No source has %s features, only %s; add one or choose --modalities"
                              .formatted(modality.key(), dims.keySet()))));
    }
    return chosen;
  }

  private List<Source> digests(SourceSet sources) {
    List<SourceFile> files = new ArrayList<>();
    sources.segments().forEach(source -> files.addAll(source.files()));
    sources.vectors().forEach(file -> files.add(new SourceFile("vectors", file)));
    options.folds().ifPresent(file -> files.add(new SourceFile("folds", file)));
    return SourceDigests.of(files, progress.checksums());
  }
}
