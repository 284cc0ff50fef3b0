package org.mmlatch.cli.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mmlatch.cli.common.ExitCode;
import org.mmlatch.cli.common.Output;
import org.mmlatch.cli.common.ProgressLine;
import org.mmlatch.cli.common.SourceChoices;
import org.mmlatch.data.Manifest;
import org.mmlatch.data.csd.CsdOptions;
import org.mmlatch.data.imports.ImportOptions;
import org.mmlatch.data.imports.SourceInspection;
import org.mmlatch.data.inspect.CorpusInspection;
import org.mmlatch.settings.SettingsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mmlatch data inspect}. */
@Command(
    name = "inspect",
    description = {
      "Read a whole corpus, show its contents and check it for defects. Writes no files.",
      "",
      "Files and folders that are not a corpus are inspected as sources, read and joined as 'data "
          + "import' would do.",
      "",
      "Exits with status 0 if all checks pass, 1 if a check fails, and 3 if the data cannot be read."
    },
    footer = {
      "",
      "Examples:",
      "  mmlatch data inspect corpora/mosi",
      "  mmlatch data inspect corpora/mosi --json > mosi.json",
      "  mmlatch data inspect cmu-mosi --folds folds.json",
      "  mmlatch data inspect label.csv glove.txt.gz"
    })
final class DataInspectCommand implements Callable<Integer> {
  @Mixin private Output output;
  @Mixin private CsdChoices csd;
  @Mixin private SourceChoices source;

  @Parameters(
      arity = "1..*",
      paramLabel = "SOURCE",
      description = "The corpus's folder, or source files and folders.")
  private List<Path> sources = List.of();

  @Option(
      names = "--folds",
      paramLabel = "FOLDS.json",
      description =
          "A JSON file of splits, {\"train\": [video ids], …}, that replaces the sources' own splits.")
  private Optional<Path> folds = Optional.empty();

  @Override
  public Integer call() {
    Path first = sources.get(0);
    return sources.size() == 1 && Files.isRegularFile(first.resolve(Manifest.FILE_NAME))
        ? inspectCorpus(first)
        : inspectSources();
  }

  private int inspectSources() {
    ImportOptions asked =
        source.appliedTo(ImportOptions.of(sources.toArray(Path[]::new))).withCsd(csd.options());
    ImportOptions options = folds.map(asked::withFolds).orElse(asked);
    SourceInspection inspection =
        SourceInspection.of(options, ProgressLine.of("inspecting", "segments"));
    output.printSections(
        () -> SourceSections.of(inspection), () -> SourceSections.json(inspection));
    output.remark(verdict(inspection));
    return (inspection.isSound() ? ExitCode.DONE : ExitCode.FAILED).status();
  }

  private static String verdict(SourceInspection inspection) {
    if (!inspection.problems().isEmpty()) {
      return "'data import' would refuse these sources.";
    }
    return inspection.defects().isEmpty()
        ? "No defect found."
        : "Defects found; the option --on of 'data import' sets how they are handled.";
  }

  private int inspectCorpus(Path corpus) {
    if (folds.isPresent() || source.areMade() || !csd.options().equals(CsdOptions.STANDARD)) {
      throw new SettingsException(
          "a corpus is inspected as it is; --folds, --labels, --ids and similar options apply only"
              + " to sources that are not a corpus");
    }
    CorpusInspection inspection = CorpusInspection.of(corpus, ProgressLine.of("inspecting", "MiB"));
    output.printSections(
        () -> InspectionSections.of(inspection), () -> InspectionSections.json(inspection));
    output.remark(verdict(inspection));
    return (inspection.defects().isEmpty() ? ExitCode.DONE : ExitCode.FAILED).status();
  }

  private static String verdict(CorpusInspection inspection) {
    return inspection.defects().isEmpty()
        ? "All checks passed."
        : "%s defects found: copy or import the corpus again."
            .formatted(inspection.defects().size());
  }
}
