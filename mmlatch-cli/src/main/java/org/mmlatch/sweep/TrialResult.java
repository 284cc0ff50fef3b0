package org.mmlatch.sweep;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.mmlatch.data.SplitName;
import org.mmlatch.eval.Metrics;
import org.mmlatch.eval.TaskDescription;
import org.mmlatch.io.AtomicFile;
import org.mmlatch.io.Staging;
import org.mmlatch.run.MetricsFile;
import org.mmlatch.run.RunJson;
import org.mmlatch.run.RunResult;

/**
 * The result of a trial, stored as {@code result.json}. It contains nothing that depends on when or
 * where the trial ran, so that two machines write the same bytes.
 *
 * @param epochs number of epochs trained
 * @param bestEpoch the epoch whose weights were evaluated
 * @param task the task of the run
 * @param metrics metrics on the validation and test splits
 */
record TrialResult(
    int epochs, int bestEpoch, TaskDescription task, Map<SplitName, Metrics> metrics) {
  private static final List<SplitName> SPLITS = List.of(SplitName.VALID, SplitName.TEST);

  static TrialResult of(RunResult run) {
    return new TrialResult(
        run.epochs(),
        run.best().bestEpoch(),
        MetricsFile.task(run.folder().metrics(SplitName.TEST)),
        run.metrics());
  }

  void write(Staging staging, Path file, int index, Plan plan) {
    Plan.Trial trial = plan.trials().get(index);
    JsonObject json = new JsonObject();
    json.addProperty("trial", index);
    json.addProperty("combination", plan.combinations().get(trial.combination()).name());
    json.addProperty("seed", trial.seed());
    json.addProperty("epochs", epochs);
    json.addProperty("best_epoch", bestEpoch);
    SPLITS.forEach(split -> json.add(split.key(), task.toJson(metrics.get(split))));
    AtomicFile.writeText(staging, file, RunJson.text(json));
  }

  /**
   * Reads a result.
   *
   * @throws org.mmlatch.BadDataException if the file is missing or damaged
   */
  static TrialResult read(Path file) {
    return RunJson.read(file, TrialResult::of);
  }

  private static TrialResult of(JsonObject json) {
    Map<SplitName, Metrics> metrics = new EnumMap<>(SplitName.class);
    for (SplitName split : SPLITS) {
      metrics.put(split, Metrics.fromJson(json.getAsJsonObject(split.key())));
    }
    return new TrialResult(
        json.get("epochs").getAsInt(),
        json.get("best_epoch").getAsInt(),
        TaskDescription.of(json.getAsJsonObject(SplitName.TEST.key())),
        metrics);
  }
}
