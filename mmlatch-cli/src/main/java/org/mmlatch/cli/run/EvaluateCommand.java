package org.mmlatch.cli.run;

import java.util.concurrent.Callable;
import org.mmlatch.cli.common.ExitCode;
import org.mmlatch.cli.common.Output;
import org.mmlatch.cli.common.ProgressLine;
import org.mmlatch.cli.common.RunOptions;
import org.mmlatch.cli.common.SplitOptions;
import org.mmlatch.eval.Metrics;
import org.mmlatch.eval.MetricsTable;
import org.mmlatch.run.FinishedRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
public final class EvaluateCommand implements Callable<Integer> {
  @Mixin private Output output;
  @Mixin private RunOptions run;
  @Mixin private SplitOptions options;

  @Override
  public Integer call() {
    FinishedRun finished = run.open();
    Metrics metrics =
        finished
            .predict(
                options.corpus(finished),
                options.split(),
                ProgressLine.of("evaluating", "segments"))
            .metrics(finished.task().metrics());
    output.print(() -> MetricsTable.of(metrics), () -> finished.task().toJson(metrics));
    return ExitCode.DONE.status();
  }
}
