package org.mmlatch.cli.run;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mmlatch.cli.common.ExitCode;
import org.mmlatch.cli.common.Output;
import org.mmlatch.cli.common.SettingsOptions;
import org.mmlatch.data.Corpus;
import org.mmlatch.engine.Devices;
import org.mmlatch.run.ExchangedWeight;
import org.mmlatch.run.ImportedRun;
import org.mmlatch.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mmlatch weights import}. */
@Command(
    name = "import",
    description = {
      "Create a run from weights that were trained in Python.",
      "",
      "The file is in safetensors format, with the parameter names of the released Python code. "
          + "The run works with evaluate, masks and every command that uses a run's best weights.",
      "",
      "The settings define the model; the corpus defines the number of features and their "
          + "normalisation. To train the weights further, run 'train' with the same settings and "
          + "--run."
    },
    footer = {
      "",
      "Examples:",
      "  mmlatch weights import w.safetensors --run runs/python --corpus corpora/mosi",
      "  mmlatch weights import w.safetensors --run runs/changed --config runs/mmlatch-0/config.conf"
    })
@SuppressWarnings("UnusedVariable") // there is only one format
final class WeightsImportCommand implements Callable<Integer> {
  @Mixin private SettingsOptions options;
  @Mixin private Output output;

  @Parameters(paramLabel = "FILE", description = "The weights (safetensors).")
  private Path file;

  @Option(
      names = "--run",
      required = true,
      paramLabel = "DIR",
      description = "The new run's folder; must not exist or must be empty.")
  private Path run;

  @Option(
      names = "--corpus",
      paramLabel = "DIR",
      description =
          "The corpus that the weights were trained on; overrides data.corpus (default: corpora/sample).")
  private Optional<Path> corpus = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "Parameter names: pytorch, the default and only choice.")
  private WeightsFormat format = WeightsFormat.PYTORCH;

  @Override
  public Integer call() {
    Map<String, String> own = new HashMap<>();
    corpus.ifPresent(folder -> own.put("data.corpus", folder.toString()));
    Settings settings = options.settings(own);
    Corpus opened = Corpus.openVerified(settings.data().corpus());
    Devices.prepare(settings);
    List<ExchangedWeight> weights = new ImportedRun(settings, opened).write(file, run);
    output.print(() -> WeightsTable.table(weights), () -> WeightsTable.json(weights));
    output.remark("%d weights imported. Run folder: %s".formatted(weights.size(), run));
    return ExitCode.DONE.status();
  }
}
