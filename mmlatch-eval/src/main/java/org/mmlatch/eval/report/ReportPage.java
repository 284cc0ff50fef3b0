package org.mmlatch.eval.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mmlatch.eval.MetricCatalogue;
import org.mmlatch.eval.Metrics;
import org.mmlatch.eval.MetricsTable;
import org.mmlatch.eval.Table;
import org.mmlatch.eval.TaskDescription;
import org.mmlatch.eval.chart.Drawing;

/** The HTML page of a report: a comparison if there are several runs, then each run. */
public final class ReportPage {
  private static final String RAW = "All metrics are calculated from raw predictions.";

  private static final String CLIPPED =
      "Metrics are calculated from predictions and labels clipped to [-1, 1], except where noted.";

  private static final String SENTIMENT =
      " Sentiment has a neutral point, 0, and the literature disagrees on which class of a binary"
          + " decision it belongs to; all three conventions are listed. Published results use an F1"
          + " that weights both classes by how often each is predicted; the target-weighted F1 is"
          + " the standard definition.";

  /** Maximum number of runs with charts, to keep the page usable and small enough for a browser. */
  private static final int MAX_WITH_CHARTS = 40;

  /** Maximum number of runs with sections and learning curves; the tables have all runs. */
  private static final int MAX_SHOWN = 400;

  private ReportPage() {}

  /**
   * Returns the report as a self-contained HTML page.
   *
   * @param runs runs to report, at least one
   */
  public static String of(List<RunView> runs) {
    if (runs.size() == 1) {
      RunView run = runs.get(0);
      String body =
          charts(run)
              + results(run)
              + Html.folded("Settings", run.settings())
              + Html.folded("Provenance", run.provenance());
      return Html.page(run.name(), Html.element("h1", run.name()) + body);
    }
    StringBuilder body = new StringBuilder(Html.element("h1", runs.size() + " runs"));
    Comparison comparison = new Comparison(runs);
    body.append(comparison(comparison));
    boolean areAllShown = runs.size() <= MAX_SHOWN;
    List<RunView> shown = areAllShown ? runs : foremost(runs, comparison);
    if (!areAllShown) {
      body.append(
          Html.remark(
              "The rest of the page shows %d of the %d runs: the best ones, then unfinished ones. 'mmlatch report RUN' shows any run."
                  .formatted(shown.size(), runs.size())));
    }
    body.append(
        Html.remark(
            "Losses of %s runs; a large dot marks the epoch with the lowest validation loss.%s"
                .formatted(areAllShown ? "all" : "these", colours(comparison.keys()))));
    body.append(Html.charts(TrainingCharts.curves(shown, comparison::kind)));
    body.append(Html.element("h2", "Each run"));
    body.append(each(runs, shown, comparison));
    return Html.page(runs.size() + " runs", body.toString());
  }

  /** Explains the colours if runs differ in several keys; with one key, the legend names it. */
  private static String colours(List<String> keys) {
    return keys.size() < 2
        ? ""
        : " Each colour is a combination of " + String.join(", ", keys) + ".";
  }

  private static List<RunView> foremost(List<RunView> runs, Comparison comparison) {
    Set<RunView> foremost = comparison.foremost(MAX_SHOWN);
    return runs.stream().filter(foremost::contains).toList();
  }

  /** Returns the sections of runs, after the settings and provenance that all runs share. */
  private static String each(List<RunView> runs, List<RunView> shown, Comparison comparison) {
    List<SortedMap<String, String>> settings = runs.stream().map(RunView::settings).toList();
    List<SortedMap<String, String>> provenance = runs.stream().map(RunView::provenance).toList();
    SortedMap<String, String> sharedSettings = Shared.of(settings);
    SortedMap<String, String> sharedProvenance = Shared.of(provenance);
    Set<RunView> drawn = Collections.newSetFromMap(new IdentityHashMap<>());
    drawn.addAll(runs.size() > MAX_WITH_CHARTS ? comparison.ranked(MAX_WITH_CHARTS) : runs);
    StringBuilder body = new StringBuilder();
    if (drawn.size() < runs.size()) {
      body.append(
          Html.remark(
              "Charts are shown for the %d best runs; 'mmlatch report RUN' draws those of any run."
                  .formatted(drawn.size())));
    }
    body.append(Html.folded("Settings shared by all runs", sharedSettings));
    body.append(Html.folded("Provenance shared by all runs", sharedProvenance));
    for (RunView run : shown) {
      String own =
          (drawn.contains(run) ? charts(run) : "")
              + results(run)
              + Html.folded(
                  "Settings of this run only", Shared.without(run.settings(), sharedSettings))
              + Html.folded(
                  "Provenance of this run only",
                  Shared.without(run.provenance(), sharedProvenance));
      body.append(Html.folded(run.name(), own));
    }
    return body.toString();
  }

  private static String comparison(Comparison comparison) {
    if (comparison.runs().isEmpty()) {
      return Html.remark("No run is finished yet.");
    }
    String how =
        comparison.keys().isEmpty()
            ? "The runs differ only in their seeds or in where they were made."
            : "Grouped by the settings in which they differ.";
    return Html.element("h2", "Comparison")
        + Html.remark(how + " Mean ± sample standard deviation over the runs of a group.")
        + comparison.remarks().stream().map(Html::remark).collect(Collectors.joining())
        + ofEachTask(
            comparison,
            task ->
                Html.sortable(comparison.groups(task), comparison.bestGroups(task))
                    + Html.remark(Comparison.conventions(task)))
        + comparison.differences().map(ReportPage::significance).orElse("")
        + comparison.effectsOfFeedback().map(ReportPage::effects).orElse("")
        + ofEachTask(
            comparison, task -> Html.sortable(comparison.each(task), comparison.bestRuns(task)));
  }

  private static String ofEachTask(
      Comparison comparison, Function<MetricCatalogue, String> tables) {
    return comparison.catalogues().stream().map(tables).collect(Collectors.joining());
  }

  private static String significance(Table differences) {
    return Html.remark(
            "Each group compared with the first one, paired by seed. Over segments, by bootstrap: would"
                + " these trainings still differ on other segments of the same kind? Over seeds, by"
                + " Student's t-test: would trainings with other seeds differ on these segments?")
        + Html.table(differences);
  }

  private static String effects(Drawing drawing) {
    return Html.remark(
            "The effect of feedback: each system with feedback compared with the same system without,"
                + " paired by seed, with the interval over segments.")
        + Html.charts(List.of(drawing));
  }

  private static String charts(RunView run) {
    List<Drawing> charts = new ArrayList<>(TrainingCharts.training(run));
    run.counting().ifPresent(shown -> charts.addAll(PredictionCharts.of(shown, run.lengths())));
    boolean lacksLengths = run.counting().isPresent() && run.lengths().isEmpty();
    return header(run)
        + Html.charts(charts)
        + (lacksLengths
            ? Html.remark(
                "The chart of error by length is missing, because the training corpus is not where it was.")
            : "");
  }

  private static String header(RunView run) {
    return run.counting()
        .map(
            shown ->
                Html.remark(
                        "Split %s, %d segments, weights of epoch %d."
                            .formatted(
                                run.countingSplit(), shown.metrics().segments(), run.bestEpoch()))
                    + figures(shown.metrics()))
        .orElseGet(() -> Html.remark("Not finished: there are no predictions yet."));
  }

  private static String results(RunView run) {
    return run.counting()
        .map(
            shown ->
                Html.element("h3", "Metrics and their conventions")
                    + Html.remark(conventions(shown.task()))
                    + Html.table(metrics(run.results())))
        .orElse("");
  }

  private static String conventions(TaskDescription task) {
    if (task.type() != TaskDescription.Type.REGRESSION) {
      return RAW;
    }
    return switch (task.convention()) {
      case MOSEI -> RAW + SENTIMENT;
      case SIMS -> CLIPPED;
    };
  }

  private static String figures(Metrics metrics) {
    return metrics.catalogue().headline().stream()
        .map(
            metric ->
                "<div>%s<b>%s</b></div>\n"
                    .formatted(Drawing.escape(metric.label()), MetricsTable.text(metrics, metric)))
        .collect(Collectors.joining("", "<div class=\"figures\">\n", "</div>\n"));
  }

  private static Table metrics(Map<String, RunView.SplitResult> results) {
    List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.left("Metric")));
    results.keySet().forEach(split -> columns.add(Table.Column.right(split)));
    columns.add(Table.Column.left("Convention"));
    return new Table(
        columns,
        results.values().iterator().next().metrics().catalogue().metrics().stream()
            .map(
                metric -> {
                  List<String> row = new ArrayList<>(List.of(metric.label()));
                  results
                      .values()
                      .forEach(result -> row.add(MetricsTable.text(result.metrics(), metric)));
                  row.add(metric.convention());
                  return row;
                })
            .toList());
  }
}
