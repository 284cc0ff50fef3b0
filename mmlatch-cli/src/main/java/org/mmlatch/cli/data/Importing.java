package org.mmlatch.cli.data;

import java.nio.file.Path;
import org.mmlatch.cli.common.ExitCode;
import org.mmlatch.cli.common.Output;
import org.mmlatch.cli.common.ProgressLine;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.imports.ImportOptions;
import org.mmlatch.data.imports.ImportProgress;
import org.mmlatch.data.imports.SourceImporter;

/** The common part of the import commands: imports with progress and prints a summary. */
final class Importing {
  private static final long MEGABYTE = 1_000_000;

  private Importing() {}

  static int run(ImportOptions options, Path target, Output output) {
    ProgressLine checksums = ProgressLine.of("reading", "MB");
    ImportProgress progress =
        new ImportProgress(
            (done, total) -> checksums.at(done / MEGABYTE, total / MEGABYTE),
            ProgressLine.of("importing", "segments"));
    Corpus corpus = SourceImporter.run(options, target, progress);
    output.print(() -> CorpusSummary.table(corpus), () -> CorpusSummary.json(corpus));
    output.remark("Corpus: " + target);
    return ExitCode.DONE.status();
  }
}
