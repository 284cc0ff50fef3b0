package org.mmlatch.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.mmlatch.data.imports.SourceInspection;
import org.mmlatch.data.inspect.CorpusInspection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code mmlatch data inspect}. */
@Command(
    name = "inspect",
    description = {
      "Read all of a corpus, show what it holds and check that it is sound. Writes nothing.",
      "A file is inspected as a source that 'data import' reads.",
      "",
      "Ends with 0 if all checks pass, 1 if one fails, and 3 if it cannot be read."
    },
    footer = {
      "",
      "Examples:",
      "  mmlatch data inspect corpora/mosi",
      "  mmlatch data inspect corpora/mosi --json > mosi.json"
    })
final class DataInspectCommand implements Callable<Integer> {
  @Mixin private Output output;

  @Parameters(paramLabel = "CORPUS", description = "The corpus's folder, or a source file.")
  private Path corpus;

  @Override
  public Integer call() {
    return Files.isRegularFile(corpus) ? inspectSource() : inspectCorpus();
  }

  private int inspectSource() {
    SourceInspection source =
        SourceInspection.of(corpus, ProgressLine.of("inspecting", "segments"));
    output.print(() -> SourceTable.table(source), () -> SourceTable.json(source));
    return (source.defects().isEmpty() ? ExitCode.DONE : ExitCode.FAILED).status();
  }

  private int inspectCorpus() {
    CorpusInspection inspection = CorpusInspection.of(corpus, ProgressLine.of("inspecting", "MiB"));
    output.printSections(
        () -> InspectionSections.of(inspection), () -> InspectionJson.of(inspection));
    output.remark(verdict(inspection));
    return (inspection.defects().isEmpty() ? ExitCode.DONE : ExitCode.FAILED).status();
  }

  private static String verdict(CorpusInspection inspection) {
    return inspection.defects().isEmpty()
        ? "All checks passed."
        : "%d defects: copy or make the corpus anew.".formatted(inspection.defects().size());
  }
}
