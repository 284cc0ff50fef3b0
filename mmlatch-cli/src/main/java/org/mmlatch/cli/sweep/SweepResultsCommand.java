package org.mmlatch.cli.sweep;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.mmlatch.cli.common.AtLeast;
import org.mmlatch.cli.common.ExitCode;
import org.mmlatch.cli.common.OutFile;
import org.mmlatch.cli.common.Output;
import org.mmlatch.cli.common.Terminal;
import org.mmlatch.data.SplitName;
import org.mmlatch.eval.Metric;
import org.mmlatch.eval.MetricCatalogue;
import org.mmlatch.eval.MetricsTable;
import org.mmlatch.eval.SystemDifference;
import org.mmlatch.eval.Table;
import org.mmlatch.eval.Wrapping;
import org.mmlatch.eval.chart.Drawing;
import org.mmlatch.eval.chart.PictureFormat;
import org.mmlatch.eval.report.EffectsChart;
import org.mmlatch.settings.SettingsException;
import org.mmlatch.sweep.BaselineComparison;
import org.mmlatch.sweep.CombinationResult;
import org.mmlatch.sweep.QuotedResult;
import org.mmlatch.sweep.ResultsJson;
import org.mmlatch.sweep.ResultsTables;
import org.mmlatch.sweep.SweepFolder;
import org.mmlatch.sweep.SweepResults;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mmlatch sweep results}. */
@Command(
    name = "results",
    description = {
      "Compare a sweep's combinations of settings over the trials that are done.",
      "",
      "A random search is sorted by the task's first metric, such as MAE, on the validation split; "
          + "its test results are not shown."
    },
    footer = {
      "",
      "Examples:",
      "  mmlatch sweep results sweeps/mosi",
      "  mmlatch sweep results sweeps/mosi --format latex",
      "  mmlatch sweep results sweeps/mosi --baseline none --metric corr",
      "  mmlatch sweep results runs/zoo --within feedback.type=none --out effects.svg"
    })
final class SweepResultsCommand implements Callable<Integer> {
  private static final String COMMENT = "% ";

  @Mixin private Output output;

  @Parameters(paramLabel = "DIR", description = "The sweep's folder.")
  private Path folder;

  @Option(
      names = "--split",
      paramLabel = "SPLIT",
      description = "valid or test (default: test; valid for a random search).")
  private Optional<SplitName> split = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, markdown, latex, or csv with a line per trial (default: text).")
  private Optional<Format> format = Optional.empty();

  @Option(
      names = "--baseline",
      paramLabel = "NAME",
      description =
          "The combination to compare the others with (default: the sweep file's baseline, or its "
              + "first combination).")
  private Optional<String> baseline = Optional.empty();

  @Option(
      names = "--within",
      paramLabel = "KEY=VALUE",
      description =
          "Compare each combination with the one that differs from it only in having this value: for "
              + "example, feedback.type=none compares each system with itself without feedback.")
  private Optional<String> within = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Draw the differences and their confidence intervals over segments (.svg, .png or .pdf).")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--metric",
      paramLabel = "KEY",
      description =
          "The metric to compare, such as mae, acc_7 or wacc:happy (default: the task's first).")
  private Optional<String> metric = Optional.empty();

  @Option(
      names = "--resamples",
      paramLabel = "N",
      description = "Bootstrap resamples of the segments (default: 2000).")
  private int resamples = 2000;

  /** The output formats of tables. */
  enum Format {
    TEXT,
    MARKDOWN,
    LATEX,
    CSV;

    String write(Table table) {
      return switch (this) {
        case TEXT -> Output.text(table);
        case MARKDOWN -> table.toMarkdown();
        case LATEX -> table.toLatex();
        case CSV -> table.toCsv();
      };
    }
  }

  @Override
  public Integer call() {
    AtLeast.require(1, "--resamples", resamples);
    out.ifPresent(file -> OutFile.require("--out", file, PictureFormat.endings()));
    format.ifPresent(form -> output.requireNotJson("--format"));
    requireToCompare();
    SweepResults results = SweepResults.read(SweepFolder.existing(folder), split);
    Metric compared =
        metric.map(key -> metric(results.catalogue(), key)).orElseGet(results.catalogue()::primary);
    Optional<BaselineComparison> comparison = comparison(results, compared);
    output.printText(
        () -> text(results, comparison), () -> ResultsJson.of(folder, results, comparison));
    if (form() != Format.CSV) {
      remarks(results, comparison);
    }
    out.ifPresent(file -> draw(file, results, comparison));
    return ExitCode.DONE.status();
  }

  /** Checks that CSV, which has no comparison, is not combined with what asks for one. */
  private void requireToCompare() {
    if (form() == Format.CSV && (baseline.isPresent() || within.isPresent() || out.isPresent())) {
      throw new SettingsException(
          "--format csv prints trials and compares nothing; leave out --baseline, --within and --out, or choose another format");
    }
  }

  private Format form() {
    return format.orElse(Format.TEXT);
  }

  private static Metric metric(MetricCatalogue catalogue, String key) {
    return catalogue
        .find(key)
        .orElseThrow(
            () ->
                new SettingsException(
                    "--metric: expected one of %s; found '%s'"
                        .formatted(String.join(" ", catalogue.keys()), key)));
  }

  private void draw(Path file, SweepResults results, Optional<BaselineComparison> comparison) {
    BaselineComparison with =
        comparison.orElseThrow(
            () ->
                new SettingsException(
                    isWanted(results)
                        ? "--out: no combination has both results and another one to be compared with, so there is nothing to compare yet"
                        : "--out: these results are compared only if asked for; add --baseline NAME or --within KEY=VALUE"));
    Drawing chart = EffectsChart.of(with.baseline(), with.metric(), with.differences());
    OutFile.write(file, PictureFormat.of(file).orElseThrow().write(chart));
    output.remark("Written: " + file);
  }

  private Optional<BaselineComparison> within(
      SweepResults results, Metric compared, String setting) {
    int equals = setting.indexOf('=');
    if (baseline.isPresent() || equals < 1) {
      throw new SettingsException(
          baseline.isPresent()
              ? "--within and --baseline cannot be combined; give one of them"
              : "--within: expected KEY=VALUE, such as feedback.type=none; found '%s'"
                  .formatted(setting));
    }
    return Optional.of(
            new BaselineComparison(
                setting,
                compared,
                resamples,
                results.compareWithin(
                    setting.substring(0, equals),
                    setting.substring(equals + 1),
                    compared,
                    resamples)))
        .filter(comparison -> !comparison.differences().isEmpty());
  }

  /**
   * Returns the comparison to print, if any. By default a random search and a sweep of many
   * combinations are not compared with a baseline, because that takes minutes.
   */
  private Optional<BaselineComparison> comparison(SweepResults results, Metric compared) {
    if (within.isPresent()) {
      return within(results, compared, within.get());
    }
    String name = baseline.orElse(results.plan().baseline());
    boolean possible =
        baseline.isPresent()
            || results.combinations().stream()
                .anyMatch(result -> result.combination().name().equals(name));
    return isWanted(results) && possible && form() != Format.CSV
        ? Optional.of(
                new BaselineComparison(
                    name, compared, resamples, results.compare(name, compared, resamples)))
            .filter(comparison -> !comparison.differences().isEmpty())
        : Optional.empty();
  }

  private boolean isWanted(SweepResults results) {
    return baseline.isPresent()
        || within.isPresent()
        || !(results.plan().search() || areMany(results));
  }

  private static boolean areMany(SweepResults results) {
    return results.combinations().size() > SystemDifference.MAX_COMPARED_BY_DEFAULT;
  }

  private String text(SweepResults results, Optional<BaselineComparison> comparison) {
    if (form() == Format.CSV) {
      return form().write(ResultsTables.trials(results));
    }
    String main = form().write(ResultsTables.main(results));
    return comparison
        .map(
            with ->
                SystemDifference.table(
                    within.orElse("the baseline"), with.differences(), with.metric()))
        .map(table -> main + "\n" + form().write(table))
        .orElse(main);
  }

  private void remarks(SweepResults results, Optional<BaselineComparison> comparison) {
    output.remark("");
    remark(
        "%s split, %d of %d trials done. Mean ± sample standard deviation over seeds; shares as fractions."
            .formatted(results.split().key(), results.done(), results.plan().trials().size()));
    Metric primary = results.catalogue().primary();
    for (CombinationResult result : results.combinations()) {
      remark(
          "Best by %s of '%s': trial %d, seed %d, %1$s %s"
              .formatted(
                  primary.label(),
                  result.combination().name(),
                  result.best().index(),
                  result.best().seed(),
                  MetricsTable.text(result.best().metrics(), primary)));
    }
    for (QuotedResult quoted : results.plan().quoted()) {
      remark(
          "* %s is quoted, not measured here: %s"
              .formatted(String.join(", ", quoted.label()), quoted.source()));
    }
    if (comparison.isEmpty() && areMany(results)) {
      remark(
          "%d combinations are too many to compare by default; ask for a comparison with --baseline NAME or --within KEY=VALUE"
              .formatted(results.combinations().size()));
    }
    comparison.ifPresent(
        with ->
            remark(
                """
                Differences are relative to %s, paired by seed; p below 0.05 is significant.
                Over segments: would these trainings differ on other segments of this kind? (%d resamples)
                Over seeds: would trainings with other seeds differ on these segments? (Student's t-test)"""
                    .formatted(baselineInWords(with), with.resamples())));
  }

  private String baselineInWords(BaselineComparison with) {
    return within
        .map(setting -> "the same combination with %s".formatted(setting))
        .orElseGet(() -> "the baseline '%s'".formatted(with.baseline()));
  }

  /** Prints remarks; in LaTeX output as comments, each line that a terminal breaks too. */
  private void remark(String lines) {
    lines.lines().flatMap(this::asRemark).forEach(output::remark);
  }

  private Stream<String> asRemark(String line) {
    return form() == Format.LATEX
        ? Wrapping.lines(line, Terminal.resultColumns() - COMMENT.length()).stream()
            .map(COMMENT::concat)
        : Stream.of(line);
  }
}
