package org.mmlatch.cli.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mmlatch.cli.common.ExitCode;
import org.mmlatch.cli.common.OutFile;
import org.mmlatch.cli.common.Output;
import org.mmlatch.run.FinishedRun;
import org.mmlatch.serving.ModelPackage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mmlatch package}. */
@Command(
    name = "package",
    description = {
      "Write a run as one file that DJL Serving loads.",
      "",
      "The zip file contains the best weights, settings, normalisation and this program's jars. "
          + "A request is JSON: a matrix of steps for each modality. With --vectors, a run that "
          + "reads only text also takes plain sentences."
    },
    footer = {
      "",
      "Examples:",
      "  mmlatch package runs/mosi --out mosi.zip",
      "  mmlatch package runs/text --vectors glove.txt.gz --out text.zip"
    })
public final class PackageCommand implements Callable<Integer> {
  @Mixin private Output output;

  @Parameters(paramLabel = "RUN", description = "The run's folder.")
  private Path run;

  @Option(
      names = "--vectors",
      paramLabel = "FILE",
      description =
          "The word vectors that the run was trained on, in a format that 'data import' reads.")
  private Optional<Path> vectors = Optional.empty();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The file to write (.zip); an existing one is replaced.")
  private Path out;

  @Override
  public Integer call() {
    OutFile.require("--out", out, List.of(".zip"));
    ModelPackage.write(FinishedRun.open(run), vectors, out);
    output.remark("Written: " + out);
    return ExitCode.DONE.status();
  }
}
