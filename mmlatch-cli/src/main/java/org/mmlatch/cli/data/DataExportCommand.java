package org.mmlatch.cli.data;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.mmlatch.cli.common.ExitCode;
import org.mmlatch.cli.common.Output;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.export.ExportFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mmlatch data export}. */
@Command(
    name = "export",
    description = {
      "Write a corpus for Python, as NumPy arrays or an MMSA pickle.",
      "",
      "'npz' writes a folder with train.npz, valid.npz and test.npz, which numpy.load reads. "
          + "'mmsa' writes one pickle in MMSA's layout, padded in front to the longest segment."
    },
    footer = {"", "Example:", "  mmlatch data export corpora/mosi --format mmsa --out mosi.pkl"})
final class DataExportCommand implements Callable<Integer> {
  @Mixin private Output output;

  @Parameters(paramLabel = "CORPUS", description = "The corpus's folder.")
  private Path corpus;

  @Option(names = "--format", required = true, paramLabel = "FORMAT", description = "mmsa or npz.")
  private ExportFormat format;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "PATH",
      description = "The file or folder to write; must not exist.")
  private Path out;

  @Option(
      names = "--target",
      split = ",",
      paramLabel = "NAME",
      description = "Targets to export (default: all); mmsa holds a single one of kind real.")
  private List<String> targets = List.of();

  @Override
  public Integer call() {
    Corpus source = Corpus.openVerified(corpus);
    format.write(source, targets, out);
    output.print(() -> CorpusSummary.table(source), () -> CorpusSummary.json(source));
    if (!source.manifest().withRows().isEmpty()) {
      output.remark("Left out: the rows inside words, which these formats cannot hold.");
    }
    output.remark("Written: " + out);
    return ExitCode.DONE.status();
  }
}
