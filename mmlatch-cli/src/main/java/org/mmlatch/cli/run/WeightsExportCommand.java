package org.mmlatch.cli.run;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.mmlatch.cli.common.ExitCode;
import org.mmlatch.cli.common.OutFile;
import org.mmlatch.cli.common.Output;
import org.mmlatch.run.ExchangedWeight;
import org.mmlatch.run.FinishedRun;
import org.mmlatch.settings.DeviceChoice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mmlatch weights export}. */
@Command(
    name = "export",
    description = {
      "Write a run's best weights for Python.",
      "",
      "The file is in safetensors format, with the parameter names of the released Python code. "
          + "Read it with safetensors.torch.load_file."
    },
    footer = {"", "Example:", "  mmlatch weights export runs/mmlatch-0 --out mmlatch.safetensors"})
@SuppressWarnings("UnusedVariable") // there is only one format
final class WeightsExportCommand implements Callable<Integer> {
  @Mixin private Output output;

  @Parameters(paramLabel = "RUN", description = "The run's folder.")
  private Path run;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The file to write (.safetensors); must not exist.")
  private Path out;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "Parameter names: pytorch, the default and only choice.")
  private WeightsFormat format = WeightsFormat.PYTORCH;

  @Override
  public Integer call() {
    OutFile.require("--out", out, List.of(".safetensors"));
    List<ExchangedWeight> weights =
        FinishedRun.open(run).on(new DeviceChoice.Cpu()).exportWeights(out);
    output.print(() -> WeightsTable.table(weights), () -> WeightsTable.json(weights));
    output.remark("%d weights written: %s".formatted(weights.size(), out));
    output.remark("In Python: weights = safetensors.torch.load_file('%s')".formatted(out));
    return ExitCode.DONE.status();
  }
}
