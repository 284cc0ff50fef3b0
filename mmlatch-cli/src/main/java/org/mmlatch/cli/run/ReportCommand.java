package org.mmlatch.cli.run;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.mmlatch.cli.common.ExitCode;
import org.mmlatch.cli.common.OutFile;
import org.mmlatch.cli.common.Output;
import org.mmlatch.eval.MetricCatalogue;
import org.mmlatch.eval.report.Comparison;
import org.mmlatch.eval.report.ReportPage;
import org.mmlatch.eval.report.RunView;
import org.mmlatch.run.CorpusLengths;
import org.mmlatch.run.RunViews;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mmlatch report}. */
@Command(
    name = "report",
    description = {
      "Write an HTML report on runs: learning curves, predictions, errors, metrics, settings.",
      "",
      "The page is a single self-contained file that works offline. Several runs are "
          + "compared, grouped by the settings in which they differ."
    },
    footer = {
      "",
      "Examples:",
      "  mmlatch report runs/mmlatch-0 --out report.html",
      "  mmlatch report runs/lstm-* runs/none-* --out report.html",
      "  mmlatch report runs --out report.html                # all runs in a folder"
    })
public final class ReportCommand implements Callable<Integer> {
  @Mixin private Output output;

  @Parameters(
      paramLabel = "RUN",
      arity = "1..*",
      description = "Run folders, or folders that contain runs.")
  private List<Path> paths;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "The page to write (.html); an existing one is replaced (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("report.html");

  @Override
  public Integer call() {
    OutFile.require("--out", out, List.of(".html", ".htm"));
    List<RunView> runs = new ArrayList<>();
    CorpusLengths corpora = new CorpusLengths();
    for (Path path : paths) {
      for (Path run : RunViews.find(path)) {
        runs.add(RunViews.read(run, run.normalize().toString(), corpora));
      }
    }
    OutFile.write(out, ReportPage.of(runs).getBytes(StandardCharsets.UTF_8));
    Comparison comparison = new Comparison(runs);
    List<MetricCatalogue> tasks = comparison.catalogues();
    output.printText(
        () ->
            tasks.stream()
                .map(task -> Output.text(comparison.groups(task)))
                .collect(Collectors.joining("\n")),
        comparison::toJson);
    tasks.forEach(task -> output.remark(Comparison.conventions(task)));
    comparison.remarks().forEach(output::remark);
    output.remark("Written: " + out);
    return ExitCode.DONE.status();
  }
}
