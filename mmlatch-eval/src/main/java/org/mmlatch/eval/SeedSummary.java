package org.mmlatch.eval;

import com.google.gson.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The summary of an experiment over several seeds.
 *
 * @param runs metrics of each run, at least one, in the caller's order
 */
public record SeedSummary(List<Metrics> runs) {

  /**
   * Copies the runs.
   *
   * @throws IllegalArgumentException if there are no runs, or they are of different tasks
   */
  public SeedSummary {
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("a summary needs at least one run");
    }
    runs = List.copyOf(runs);
    if (runs.stream().map(Metrics::catalogue).distinct().count() > 1) {
      throw new IllegalArgumentException("runs of several tasks have no summary");
    }
  }

  /** Summarises one metric; runs in which it is undefined are excluded and counted. */
  public SampleSummary of(Metric metric) {
    return SampleSummary.of(runs.stream().map(run -> run.value(metric)).toList());
  }

  /** Returns the metrics of the task. */
  public MetricCatalogue catalogue() {
    return runs.get(0).catalogue();
  }

  /**
   * Returns the index of the best run by the primary metric, the first in case of ties. Runs in
   * which it is undefined come last.
   */
  public int bestRun() {
    Comparator<OptionalDouble> bestFirst = catalogue().primary().direction().bestFirst();
    return IntStream.range(0, runs.size())
        .boxed()
        .min(Comparator.comparing(run -> runs.get(run).primary(), bestFirst))
        .orElseThrow();
  }

  /** Returns the metrics of the best run by the primary metric. */
  public Metrics best() {
    return runs.get(bestRun());
  }

  /**
   * Returns an object with {@code runs}, {@code best_run} and, under every metric's key, its {@code
   * mean}, {@code standard_deviation}, {@code standard_error} (null if undefined), {@code defined},
   * {@code undefined}, and {@code best}, the best run's value. To keep the nulls, print it with
   * {@link JsonObject#toString()} or a Gson that serialises nulls.
   */
  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("runs", runs.size());
    json.addProperty("best_run", bestRun());
    Metrics best = best();
    for (Metric metric : catalogue().metrics()) {
      JsonObject summary = toJson(of(metric));
      summary.add("best", MetricsJson.numberOrNull(best.value(metric)));
      json.add(metric.key(), summary);
    }
    return json;
  }

  private static JsonObject toJson(SampleSummary summary) {
    JsonObject json = new JsonObject();
    json.add("mean", MetricsJson.numberOrNull(summary.mean()));
    json.add("standard_deviation", MetricsJson.numberOrNull(summary.standardDeviation()));
    json.add("standard_error", MetricsJson.numberOrNull(summary.standardError()));
    json.addProperty("defined", summary.defined());
    json.addProperty("undefined", summary.undefined());
    return json;
  }
}
