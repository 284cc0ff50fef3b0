package org.mmlatch.cli.run;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.mmlatch.cli.common.ExitCode;
import org.mmlatch.cli.common.Output;
import org.mmlatch.data.SplitName;
import org.mmlatch.eval.Metrics;
import org.mmlatch.eval.SeedSummary;
import org.mmlatch.eval.SeedSummaryTable;
import org.mmlatch.run.MetricsFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mmlatch summary}. */
@Command(
    name = "summary",
    description = "Mean and sample standard deviation of the metrics of runs that differ in seed.",
    footer = {
      "",
      "Examples:",
      "  mmlatch summary runs/lstm-*",
      "  mmlatch summary runs/lstm-0 runs/lstm-1 --split valid --json"
    })
public final class SummaryCommand implements Callable<Integer> {
  @Mixin private Output output;

  @Parameters(paramLabel = "RUN", arity = "1..*", description = "The runs' folders.")
  private List<Path> runs;

  @Option(names = "--split", paramLabel = "SPLIT", description = "valid or test (default: test).")
  private SplitName split = SplitName.TEST;

  @Override
  public Integer call() {
    List<Metrics> metrics = runs.stream().map(run -> MetricsFile.of(run, split)).toList();
    SeedSummary summary = new SeedSummary(metrics);
    output.print(() -> SeedSummaryTable.of(summary), summary::toJson);
    output.remark("Best by MAE: " + runs.get(summary.bestRun()));
    return ExitCode.DONE.status();
  }
}
