package org.mmlatch.eval;

import com.google.gson.JsonObject;
import java.util.List;

/**
 * The same experiment over several seeds.
 *
 * @param runs the metrics of each run, at least one, in the caller's order
 */
public record SeedSummary(List<Metrics> runs) {

  /**
   * Copies the runs.
   *
   * @throws IllegalArgumentException if there are none
   */
  public SeedSummary {
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("a summary needs at least one run");
    }
    runs = List.copyOf(runs);
  }

  /** Summarises one metric; runs in which it is undefined are left out and counted. */
  public SampleSummary of(Metric metric) {
    return SampleSummary.of(runs.stream().map(run -> run.value(metric)).toList());
  }

  /** Returns the index of the run with the lowest MAE, the first among equals. */
  public int bestRun() {
    int best = 0;
    for (int i = 1; i < runs.size(); i++) {
      if (Metric.MAE.direction().isBetter(runs.get(i).mae(), runs.get(best).mae())) {
        best = i;
      }
    }
    return best;
  }

  /** Returns the metrics of the run with the lowest MAE. */
  public Metrics best() {
    return runs.get(bestRun());
  }

  /**
   * Returns {@code runs}, {@code best_run} and under every metric's key its {@code mean}, {@code
   * standard_deviation}, {@code standard_error} (null where there is none), {@code defined} and
   * {@code undefined}. To keep the nulls, print it with {@link JsonObject#toString()} or a Gson
   * that serialises nulls.
   */
  public JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("runs", runs.size());
    json.addProperty("best_run", bestRun());
    for (Metric metric : Metric.values()) {
      json.add(metric.key(), toJson(of(metric)));
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
