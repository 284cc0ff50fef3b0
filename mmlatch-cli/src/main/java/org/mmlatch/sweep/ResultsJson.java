package org.mmlatch.sweep;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.Optional;
import org.mmlatch.eval.PairedComparison;
import org.mmlatch.eval.SystemDifference;

/** Converts the results of a sweep to JSON. */
public final class ResultsJson {
  private ResultsJson() {}

  /**
   * Returns the results as a JSON object.
   *
   * @param folder folder of the sweep
   * @param comparison comparison with a baseline, if there is one
   */
  public static JsonObject of(
      Path folder, SweepResults results, Optional<BaselineComparison> comparison) {
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
    comparison.ifPresent(with -> json.add("comparison", json(with)));
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

  private static JsonObject json(BaselineComparison comparison) {
    JsonObject json = new JsonObject();
    json.addProperty("baseline", comparison.baseline());
    json.addProperty("metric", comparison.metric().key());
    json.addProperty("resamples", comparison.resamples());
    JsonArray differences = new JsonArray();
    comparison.differences().forEach(entry -> differences.add(json(entry)));
    json.add("differences", differences);
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

  private static JsonElement json(Optional<PairedComparison.Difference> difference) {
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
