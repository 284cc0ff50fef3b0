package org.mmlatch.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.mmlatch.data.SplitName;
import org.mmlatch.eval.Metric;
import org.mmlatch.eval.PairedBootstrap;
import org.mmlatch.eval.SystemDifference;
import org.mmlatch.eval.Table;
import org.mmlatch.settings.SettingsException;
import org.mmlatch.sweep.CombinationResult;
import org.mmlatch.sweep.QuotedResult;
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
      "Compare a sweep's combinations over seeds, as far as trials are done.",
      "",
      "A random search is ordered by its validation MAE, and its test results are not shown."
    },
    footer = {
      "",
      "Examples:",
      "  mmlatch sweep results sweeps/mosi",
      "  mmlatch sweep results sweeps/mosi --format latex",
      "  mmlatch sweep results sweeps/mosi --baseline none --metric corr"
    })
final class SweepResultsCommand implements Callable<Integer> {
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
      description = "text, markdown, latex, or csv: a line per trial (default: text).")
  private Format format = Format.TEXT;

  @Option(
      names = "--baseline",
      paramLabel = "NAME",
      description =
          "The combination that the others are compared with (default: the sweep file's baseline, "
              + "or its first).")
  private Optional<String> baseline = Optional.empty();

  @Option(
      names = "--metric",
      paramLabel = "KEY",
      description = "The metric that is compared, such as mae or acc_7 (default: mae).")
  private String metric = Metric.MAE.key();

  @Option(
      names = "--resamples",
      paramLabel = "N",
      description = "Resamples of the segments (default: 2000).")
  private int resamples = 2000;

  /** How tables are written. */
  enum Format {
    TEXT,
    MARKDOWN,
    LATEX,
    CSV;

    String write(Table table) {
      return switch (this) {
        case TEXT -> table.toText();
        case MARKDOWN -> table.toMarkdown();
        case LATEX -> table.toLatex();
        case CSV -> table.toCsv();
      };
    }
  }

  @Override
  public Integer call() {
    Metric compared = metric();
    AtLeast.require(1, "--resamples", resamples);
    SweepResults results = SweepResults.read(SweepFolder.existing(folder), split);
    List<SystemDifference> comparisons = comparisons(results, compared);
    output.printText(
        () -> text(results, comparisons, compared), () -> json(results, comparisons, compared));
    if (format != Format.CSV) {
      remarks(results, comparisons);
    }
    return ExitCode.DONE.status();
  }

  private Metric metric() {
    return Arrays.stream(Metric.values())
        .filter(candidate -> candidate.key().equals(metric))
        .findFirst()
        .orElseThrow(
            () ->
                new SettingsException(
                    "--metric: expected one of %s; found '%s'"
                        .formatted(
                            Arrays.stream(Metric.values())
                                .map(Metric::key)
                                .collect(Collectors.joining(" ")),
                            metric)));
  }

  /** The draws of a random search are many and were not chosen to be compared. */
  private List<SystemDifference> comparisons(SweepResults results, Metric compared) {
    boolean wanted = baseline.isPresent() || !results.plan().search();
    String name = baseline.orElse(results.plan().baseline());
    boolean possible =
        results.combinations().size() > 1
            && (baseline.isPresent()
                || results.combinations().stream()
                    .anyMatch(result -> result.combination().name().equals(name)));
    return wanted && possible && format != Format.CSV
        ? results.compare(name, compared, resamples)
        : List.of();
  }

  private String text(SweepResults results, List<SystemDifference> comparisons, Metric compared) {
    if (format == Format.CSV) {
      return format.write(ResultsTables.trials(results));
    }
    String main = format.write(ResultsTables.main(results));
    return comparisons.isEmpty()
        ? main
        : main + "\n" + format.write(SystemDifference.table(comparisons, compared));
  }

  private void remarks(SweepResults results, List<SystemDifference> comparisons) {
    output.remark("");
    remark(
        "%s split, %d of %d trials done. Mean ± sample standard deviation over seeds; Acc and F1 in percent."
            .formatted(results.split().key(), results.done(), results.plan().trials().size()));
    for (CombinationResult result : results.combinations()) {
      remark(
          "Best by MAE of '%s': trial %d, seed %d, MAE %.4f"
              .formatted(
                  result.combination().name(),
                  result.best().index(),
                  result.best().seed(),
                  result.best().metrics().mae()));
    }
    for (QuotedResult quoted : results.plan().quoted()) {
      remark(
          "* %s is quoted, not measured here: %s"
              .formatted(String.join(", ", quoted.label()), quoted.source()));
    }
    if (!comparisons.isEmpty()) {
      remark(
          """
          Differences are from the baseline '%s', paired by seed; an interval without 0 is significant.
          Over segments: would these trainings differ on other segments of this kind? (%d resamples)
          Over seeds: would trainings with other seeds differ on these segments? Rough with few seeds."""
              .formatted(baseline.orElse(results.plan().baseline()), resamples));
    }
  }

  /** In LaTeX, what is no table is a comment. */
  private void remark(String lines) {
    lines.lines().forEach(line -> output.remark(format == Format.LATEX ? "% " + line : line));
  }

  private JsonObject json(
      SweepResults results, List<SystemDifference> comparisons, Metric compared) {
    JsonObject json = new JsonObject();
    json.addProperty("sweep", folder.toString());
    json.addProperty("split", results.split().key());
    json.addProperty("trials", results.plan().trials().size());
    json.addProperty("done", results.done());
    JsonArray combinations = new JsonArray();
    results.combinations().forEach(result -> combinations.add(json(result)));
    json.add("combinations", combinations);
    JsonArray quoted = new JsonArray();
    results.plan().quoted().forEach(result -> quoted.add(json(result)));
    json.add("quoted", quoted);
    if (!comparisons.isEmpty()) {
      JsonObject comparison = new JsonObject();
      comparison.addProperty("baseline", baseline.orElse(results.plan().baseline()));
      comparison.addProperty("metric", compared.key());
      comparison.addProperty("resamples", resamples);
      JsonArray list = new JsonArray();
      comparisons.forEach(entry -> list.add(json(entry)));
      comparison.add("differences", list);
      json.add("comparison", comparison);
    }
    return json;
  }

  private static JsonObject json(CombinationResult result) {
    JsonObject json = new JsonObject();
    json.addProperty("combination", result.combination().name());
    JsonObject settings = new JsonObject();
    result.combination().settings().forEach(settings::addProperty);
    json.add("settings", settings);
    json.addProperty("planned", result.planned());
    JsonArray trials = new JsonArray();
    for (CombinationResult.TrialScore score : result.trials()) {
      JsonObject trial = new JsonObject();
      trial.addProperty("trial", score.index());
      trial.addProperty("seed", score.seed());
      trial.add("metrics", score.metrics().toJson());
      trials.add(trial);
    }
    json.add("trials", trials);
    json.addProperty("best_trial", result.best().index());
    json.add("summary", result.summary().toJson());
    return json;
  }

  private static JsonObject json(QuotedResult quoted) {
    JsonObject json = new JsonObject();
    json.addProperty("label", String.join(", ", quoted.label()));
    json.addProperty("source", quoted.source());
    quoted.values().forEach(json::addProperty);
    return json;
  }

  private static JsonObject json(SystemDifference comparison) {
    JsonObject json = new JsonObject();
    json.addProperty("combination", comparison.name());
    json.addProperty("seeds", comparison.seeds());
    json.add("over_segments", json(comparison.overSegments()));
    json.add("over_seeds", json(comparison.overSeeds()));
    return json;
  }

  private static JsonElement json(Optional<PairedBootstrap.Difference> difference) {
    if (difference.isEmpty()) {
      return JsonNull.INSTANCE;
    }
    JsonObject json = new JsonObject();
    json.addProperty("mean", difference.get().mean());
    json.addProperty("low", difference.get().low());
    json.addProperty("high", difference.get().high());
    json.addProperty("p", difference.get().p());
    return json;
  }
}
