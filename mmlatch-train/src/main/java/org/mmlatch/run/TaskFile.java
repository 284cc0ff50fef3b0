package org.mmlatch.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.mmlatch.BadDataException;
import org.mmlatch.eval.TaskDescription;
import org.mmlatch.io.AtomicFile;
import org.mmlatch.io.Staging;
import org.mmlatch.task.TargetRule;
import org.mmlatch.task.TaskTargets;
import org.mmlatch.train.LearntTask;

/**
 * {@code task.json}: the task that a run learns, so that its model can be used without its corpus.
 * A run that learns sentiment in [-3, 3] has no such file.
 */
final class TaskFile {
  private static final String TARGETS = "targets";
  private static final String LABELS = "labels";
  private static final String RULE = "rule";
  private static final String LIMIT = "limit";
  private static final String LOWEST = "lowest";

  private TaskFile() {}

  static void write(Staging staging, Path file, LearntTask task) {
    if (task.equals(LearntTask.SENTIMENT)) {
      return;
    }
    AtomicFile.writeText(staging, file, RunJson.text(json(task)));
  }

  static JsonObject json(LearntTask task) {
    JsonObject json = task.description().toJson();
    JsonObject targets = new JsonObject();
    JsonArray labels = new JsonArray();
    task.targets().labels().forEach(labels::add);
    targets.add(LABELS, labels);
    targets.addProperty(RULE, task.targets().rule().key());
    targets.addProperty(LIMIT, task.targets().limit());
    targets.addProperty(LOWEST, task.targets().lowest());
    json.add(TARGETS, targets);
    return json;
  }

  /**
   * Reads the task; without a file it is sentiment in [-3, 3].
   *
   * @throws BadDataException if the file is damaged
   */
  static LearntTask read(Path file) {
    return Files.exists(file) ? RunJson.read(file, TaskFile::task) : LearntTask.SENTIMENT;
  }

  private static LearntTask task(JsonObject json) {
    TaskDescription description = TaskDescription.fromJson(json);
    JsonObject targets = json.getAsJsonObject(TARGETS);
    List<String> labels =
        targets.getAsJsonArray(LABELS).asList().stream().map(JsonElement::getAsString).toList();
    return new LearntTask(
        new TaskTargets(
            labels,
            rule(targets.get(RULE).getAsString()),
            targets.get(LIMIT).getAsDouble(),
            targets.get(LOWEST).getAsInt(),
            description.type() == TaskDescription.Type.CLASSIFICATION
                ? description.outputs()
                : List.of()),
        description);
  }

  private static TargetRule rule(String key) {
    return Arrays.stream(TargetRule.values())
        .filter(rule -> rule.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no rule '" + key + "'"));
  }
}
