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
import org.mmlatch.data.FileDigest;
import org.mmlatch.data.Folds;
import org.mmlatch.data.Progress;
import org.mmlatch.data.Source;
import org.mmlatch.data.csd.CsdImporter;
import org.mmlatch.data.csd.CsdOptions;
import org.mmlatch.data.source.SegmentSource;

/** Makes a corpus of sources of any format. */
public final class SourceImporter {
  private final ImportOptions options;
  private final Progress progress;

  private SourceImporter(ImportOptions options, Progress progress) {
    this.options = options;
    this.progress = progress;
  }

  /**
   * Imports into a folder that must not exist or be empty.
   *
   * @param progress is told the number of segments done
   * @throws BadDataException if a source is damaged, of no known format, or does not fit the others
   * @throws org.mmlatch.data.FolderNotEmptyException if the folder holds anything
   */
  public static Corpus run(ImportOptions options, Path target, Progress progress) {
    CorpusWriter.requireFree(target);
    try (SourceSet sources = SourceSet.open(options)) {
      SourceImporter importer = new SourceImporter(options, progress);
      return sources.csdFolders().isEmpty()
          ? importer.join(sources, target)
          : importer.align(sources, target);
    }
  }

  private Corpus align(SourceSet sources, Path target) {
    Path folder = sources.csdFolders().get(0);
    if (options.sources().size() + options.splits().size() > 1) {
      throw new BadDataException(
          folder + " holds .csd files; import them alone, then join the corpus with other sources");
    }
    if (!options.policies().isEmpty()) {
      throw new BadDataException(
          folder + " holds .csd files, whose defects have no --on; see --infinities");
    }
    Path folds =
        options
            .folds()
            .orElseThrow(
                () -> new BadDataException(folder + " says no splits; choose them with --folds"));
    CsdOptions csd = CsdOptions.of(folder, folds).withInfinities(options.infinities());
    return CsdImporter.run(
            options.modalities().isEmpty() ? csd : csd.withModalities(options.modalities()),
            target,
            progress)
        .corpus();
  }

  private Corpus join(SourceSet sources, Path target) {
    List<SegmentSource> segmented = sources.segments();
    if (segmented.isEmpty()) {
      throw new BadDataException(
          sources.vectors().get(0) + " has vectors of words only; add a source of segments");
    }
    Map<String, String> parameters = new TreeMap<>();
    options.policies().forEach((defect, p) -> parameters.put("on-" + defect.key(), p.key()));
    Join join = withVectors(Join.of(segmented), sources.vectors(), parameters);
    Optional<Folds> folds = options.folds().map(Folds::read);
    CorpusDescription description =
        new CorpusDescription(
            chosen(join.dims()), Map.of(), digests(sources), parameters, options.infinities());
    try (CorpusWriter writer = CorpusWriter.create(target, description)) {
      new SegmentAdder(writer, description.dims().keySet(), folds, options.policies())
          .addAll(join, progress);
      return writer.finish();
    }
  }

  private static Join withVectors(Join join, List<Path> vectors, Map<String, String> parameters) {
    if (vectors.isEmpty()) {
      return join;
    }
    if (vectors.size() > 1) {
      throw new BadDataException("Two files of word vectors, " + vectors + "; choose one");
    }
    TextOfWords text = TextOfWords.of(join, vectors.get(0));
    parameters.put("words", String.valueOf(text.words()));
    parameters.put("words-out-of-vocabulary", String.valueOf(text.outOfVocabulary()));
    return text.join();
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
    List<Source> digests = new ArrayList<>();
    for (SegmentSource source : sources.segments()) {
      source.files().forEach(file -> digests.add(new Source(source.format(), FileDigest.of(file))));
    }
    sources.vectors().forEach(file -> digests.add(new Source("vectors", FileDigest.of(file))));
    options.folds().ifPresent(file -> digests.add(new Source("folds", FileDigest.of(file))));
    return digests;
  }
}
