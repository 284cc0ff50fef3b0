package org.mmlatch.cli.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.mmlatch.cli.common.ExitCode;
import org.mmlatch.cli.common.Output;
import org.mmlatch.cli.common.ProgressLine;
import org.mmlatch.cli.common.RunOptions;
import org.mmlatch.cli.common.SourceChoices;
import org.mmlatch.cli.common.SplitChoice;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.Manifest;
import org.mmlatch.data.imports.ImportOptions;
import org.mmlatch.eval.Metrics;
import org.mmlatch.eval.MetricsTable;
import org.mmlatch.eval.Predictions;
import org.mmlatch.run.FinishedRun;
import org.mmlatch.run.SourcePredictions;
import org.mmlatch.settings.SettingsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mmlatch evaluate}. */
@Command(
    name = "evaluate",
    description = {
      "Evaluate a run's best weights on a split of a corpus. Writes no files.",
      "",
      "--corpus also takes any source that 'data import' reads, without importing it. Its "
          + "segments are evaluated if they have labels and belong to the split, or to no split."
    },
    footer = {
      "",
      "Examples:",
      "  mmlatch evaluate runs/mmlatch-0",
      "  mmlatch evaluate runs/mmlatch-0 --split valid --json",
      "  mmlatch evaluate runs/meld --corpus test_sent_emo.csv glove.txt.gz"
    })
public final class EvaluateCommand implements Callable<Integer> {
  @Mixin private Output output;
  @Mixin private RunOptions run;
  @Mixin private SourceChoices source;
  @Mixin private SplitChoice split;

  @Option(
      names = "--corpus",
      arity = "1..*",
      paramLabel = "SOURCE",
      description =
          "A corpus other than the one trained on, with the same features; or source files and "
              + "folders, joined by segment id.")
  private List<Path> sources = List.of();

  @Override
  public Integer call() {
    boolean isCorpus =
        sources.isEmpty()
            || (sources.size() == 1
                && Files.isRegularFile(sources.get(0).resolve(Manifest.FILE_NAME)));
    if (isCorpus && source.areMade()) {
      throw new SettingsException(
          "a corpus is evaluated as it is; --labels, --target, --ids and similar options apply only"
              + " to sources that are not a corpus");
    }
    FinishedRun finished = run.open();
    ProgressLine progress = ProgressLine.of("evaluating", "segments");
    Predictions predictions =
        isCorpus
            ? finished.predict(Corpus.openVerified(corpus(finished)), split.name(), progress)
            : said(
                finished.predict(
                    source.appliedTo(ImportOptions.of(sources.toArray(Path[]::new))),
                    split.name(),
                    progress));
    Metrics metrics = predictions.metrics(finished.task().metrics());
    output.print(() -> MetricsTable.of(metrics), () -> finished.task().toJson(metrics));
    return ExitCode.DONE.status();
  }

  private Path corpus(FinishedRun finished) {
    return sources.stream().findFirst().orElseGet(finished::corpusFolder);
  }

  /** Prints how many segments were evaluated and how many were left out, and why. */
  private Predictions said(SourcePredictions found) {
    output.remark("Segments evaluated: " + found.predictions().rows().size());
    found
        .dropped()
        .forEach((reason, count) -> output.remark("left out, " + reason.key() + ": " + count));
    if (found.unlabelled() > 0) {
      output.remark("left out, without a label: " + found.unlabelled());
    }
    return found.predictions();
  }
}
