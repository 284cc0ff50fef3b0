package org.mmlatch.run;

import java.nio.file.Files;
import java.nio.file.Path;
import org.mmlatch.BadDataException;
import org.mmlatch.data.SplitName;
import org.mmlatch.eval.Metrics;
import org.mmlatch.eval.TaskDescription;
import org.mmlatch.io.AtomicFile;
import org.mmlatch.io.Staging;

/** {@code metrics-SPLIT.json}: a run's metrics on a split. */
public final class MetricsFile {
  private MetricsFile() {}

  static void write(Staging staging, Path file, TaskDescription task, Metrics metrics) {
    AtomicFile.writeText(staging, file, RunJson.text(task.toJson(metrics)));
  }

  /**
   * Reads a run's metrics on a split.
   *
   * @throws BadDataException if there is no such run, it is not finished, or its file is damaged;
   *     the message says how far the training is and what to do
   */
  public static Metrics of(Path run, SplitName split) {
    RunFolder folder = RunFolder.existing(run);
    require(folder, split);
    return read(folder.metrics(split));
  }

  /**
   * Checks that a run has results on a split.
   *
   * @throws BadDataException if it has none; the message says why and what to do
   */
  static void require(RunFolder folder, SplitName split) {
    Path file = folder.metrics(split);
    if (!Files.exists(file)) {
      throw new BadDataException(
          "%s has no %s: %s".formatted(folder.path(), file.getFileName(), state(folder)));
    }
  }

  private static String state(RunFolder folder) {
    if (Files.exists(folder.metrics(SplitName.TEST))) {
      return "a training evaluates only valid and test; 'mmlatch evaluate' evaluates any split";
    }
    int epochs = HistoryFile.read(folder.history()).size();
    return RunLock.holder(folder.lock())
        .map(
            who ->
                "%s is training it, %d epochs are done; wait until it ends".formatted(who, epochs))
        .orElseGet(
            () ->
                "its training is not finished, %d epochs are done; 'mmlatch train' with the same settings"
                        .formatted(epochs)
                    + " and folder resumes it, 'mmlatch evaluate' evaluates the best weights so far");
  }

  /**
   * Reads the task from a metrics file; it defines the columns of the same split's predictions.
   *
   * @param file a metrics file
   * @throws BadDataException if it is missing or damaged
   */
  public static TaskDescription task(Path file) {
    return RunJson.read(file, TaskDescription::of);
  }

  /**
   * Reads the metrics in a file.
   *
   * @throws BadDataException if it is missing or damaged
   */
  public static Metrics read(Path file) {
    return RunJson.read(file, Metrics::fromJson);
  }
}
