package org.mmlatch.eval.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mmlatch.eval.Metrics;
import org.mmlatch.eval.MetricsTable;
import org.mmlatch.eval.Table;
import org.mmlatch.eval.chart.Drawing;

/** The page of a report: a comparison if there are several runs, then each run. */
public final class ReportPage {
  private static final String CONVENTIONS =
      "All metrics are of raw predictions. Sentiment has a neutral point, 0, and the literature"
          + " disagrees on which side of a binary decision it falls: all three conventions are"
          + " here. The F1 that published results use averages both classes weighted by how often"
          + " each is predicted; target-weighted is the usual one.";

  private ReportPage() {}

  /**
   * Returns the page as HTML, complete in itself.
   *
   * @param runs at least one
   */
  public static String of(List<RunView> runs) {
    if (runs.size() == 1) {
      RunView run = runs.get(0);
      return Html.page(run.name(), Html.element("h1", run.name()) + body(run));
    }
    StringBuilder body = new StringBuilder(Html.element("h1", runs.size() + " runs"));
    Comparison comparison = new Comparison(runs);
    body.append(comparison(comparison));
    body.append(
        Html.remark(
            "Losses of all runs; a large dot is the epoch with the least validation loss."));
    body.append(Html.charts(TrainingCharts.curves(runs, comparison::kind)));
    body.append(Html.element("h2", "Each run"));
    runs.forEach(run -> body.append(Html.folded(run.name(), body(run))));
    return Html.page(runs.size() + " runs", body.toString());
  }

  private static String comparison(Comparison comparison) {
    if (comparison.runs().isEmpty()) {
      return Html.remark("No run is finished yet.");
    }
    String how =
        comparison.keys().isEmpty()
            ? "The runs differ in nothing but their seeds, or where they were made."
            : "Grouped by the settings in which they differ.";
    return Html.element("h2", "Comparison")
        + Html.remark(how + " Mean ± sample standard deviation over the runs of a group.")
        + comparison.remarks().stream().map(Html::remark).collect(Collectors.joining())
        + Html.sortable(comparison.groups(), comparison.bestGroups())
        + Html.remark(comparison.conventions())
        + comparison.differences().map(ReportPage::significance).orElse("")
        + Html.sortable(comparison.each(), comparison.bestRuns());
  }

  private static String significance(Table differences) {
    return Html.remark(
            "Each group beside the first one, seed by seed, by paired bootstrap. Over segments: would"
                + " these trainings still differ on other segments of the same kind? Over seeds: would"
                + " trainings with other seeds, on these segments? The latter is optimistic with few"
                + " seeds.")
        + Html.table(differences);
  }

  private static String body(RunView run) {
    StringBuilder body = new StringBuilder();
    List<Drawing> charts = new ArrayList<>(TrainingCharts.training(run));
    if (run.results().isEmpty()) {
      body.append(Html.remark("Not finished: there are no predictions yet."));
    }
    String counts = run.results().keySet().stream().reduce((first, last) -> last).orElse("");
    RunView.SplitResult shown = run.results().get(counts);
    if (shown != null) {
      body.append(
          Html.remark(
              "Split %s, %d segments, weights of epoch %d."
                  .formatted(counts, shown.metrics().segments(), run.bestEpoch())));
      body.append(figures(shown.metrics()));
      charts.addAll(PredictionCharts.of(shown, run.lengths()));
    }
    body.append(Html.charts(charts));
    if (shown != null && run.lengths().isEmpty()) {
      body.append(
          Html.remark("Error by length is missing: the corpus trained on is not where it was."));
    }
    if (!run.results().isEmpty()) {
      body.append(Html.element("h3", "Metrics and their conventions"));
      body.append(Html.remark(CONVENTIONS));
      body.append(Html.table(metrics(run.results())));
    }
    body.append(Html.folded("Settings", run.settings()));
    body.append(Html.folded("Provenance", run.provenance()));
    return body.toString();
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
