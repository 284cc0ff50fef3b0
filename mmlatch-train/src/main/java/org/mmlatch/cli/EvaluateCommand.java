package org.mmlatch.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.SplitName;
import org.mmlatch.engine.Devices;
import org.mmlatch.eval.Metrics;
import org.mmlatch.eval.MetricsTable;
import org.mmlatch.run.FinishedRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mmlatch evaluate}. */
@Command(
    name = "evaluate",
    description = "Evaluate a run's best weights on a split of a corpus. Writes nothing.",
    footer = {
      "",
      "Examples:",
      "  mmlatch evaluate runs/mmlatch-0",
      "  mmlatch evaluate runs/mmlatch-0 --split valid --json"
    })
final class EvaluateCommand implements Callable<Integer> {
  @Mixin private Output output;
  @Mixin private DeviceOption device;

  @Parameters(paramLabel = "RUN", description = "The run's folder.")
  private Path run;

  @Option(
      names = "--split",
      paramLabel = "SPLIT",
      description = "train, valid or test (default: test).")
  private SplitName split = SplitName.TEST;

  @Option(
      names = "--corpus",
      paramLabel = "DIR",
      description = "Another corpus than the one trained on, with the same features.")
  private Optional<Path> corpus = Optional.empty();

  @Override
  public Integer call() {
    FinishedRun opened = FinishedRun.open(run);
    FinishedRun finished = device.choice().map(opened::on).orElse(opened);
    Devices.useThreads(finished.settings().threads());
    Corpus data = Corpus.open(corpus.orElse(finished.settings().data().corpus()));
    Metrics metrics = finished.predict(data, split).metrics();
    output.print(() -> MetricsTable.of(metrics), metrics::toJson);
    return ExitCode.DONE.status();
  }
}
