package org.mmlatch.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.mmlatch.BadDataException;
import org.mmlatch.data.SplitName;

/**
 * The layout of a run's folder: the paths of its files.
 *
 * @param path the run's folder
 */
public record RunFolder(Path path) {
  /**
   * Returns the folder of a run that has been started.
   *
   * @throws BadDataException if the path is not a run; the message says why
   */
  public static RunFolder existing(Path path) {
    RunFolder run = new RunFolder(path);
    if (!Files.isRegularFile(run.config())) {
      throw new BadDataException(path + " is not a run: " + whyNot(run));
    }
    return run;
  }

  private static String whyNot(RunFolder run) {
    if (Files.isDirectory(run.path())) {
      List<Path> runs = RunViews.within(run.path());
      if (!runs.isEmpty()) {
        return "it is a folder of runs. Name one of them, such as %s.".formatted(runs.get(0));
      }
      return "it has no %s. Train one first.".formatted(run.config().getFileName());
    }
    return Files.exists(run.path())
        ? "it is a file, but a run is a folder"
        : "it does not exist. Train one first, or check the path.";
  }

  /** Returns the file of the resolved settings. */
  public Path config() {
    return path.resolve("config.conf");
  }

  /** Returns the file of the provenance: program, engine, machine, corpus. */
  public Path provenance() {
    return path.resolve("run.json");
  }

  /** Returns the file of the statistics that the features are normalised with. */
  public Path normalisation() {
    return path.resolve("normalisation.json");
  }

  /** Returns the file of the task; it does not exist if the run learns sentiment in [-3, 3]. */
  public Path task() {
    return path.resolve("task.json");
  }

  /** Returns the file of the losses and learning rates, one line per epoch. */
  public Path history() {
    return path.resolve("history.csv");
  }

  /** Returns the file of the validation split's metrics, one line per epoch. */
  public Path validation() {
    return path.resolve("validation.csv");
  }

  /** Returns the lock file, which prevents a second training in the folder. */
  public Path lock() {
    return path.resolve("run.lock");
  }

  /** Returns the file of the complete log. */
  public Path log() {
    return path.resolve("train.log");
  }

  /**
   * Returns the folder of TensorBoard's event file: the run's folder, whose name TensorBoard shows,
   * or its {@code tensorboard} folder if version 1.0 created it.
   */
  public Path tensorboard() {
    Path former = path.resolve("tensorboard");
    return Files.isDirectory(former) ? former : path;
  }

  /** Returns the file of the tracked metrics as JSON lines. */
  public Path metricLines() {
    return path.resolve("metrics.jsonl");
  }

  /** Returns the file of a split's metrics. */
  public Path metrics(SplitName split) {
    return path.resolve("metrics-" + split.key() + ".json");
  }

  /** Returns the file of a split's predictions. */
  public Path predictions(SplitName split) {
    return path.resolve("predictions-" + split.key() + ".csv");
  }

  /**
   * Returns the folder of the results that an extended run had after a number of epochs: a run
   * folder without checkpoints.
   */
  RunFolder earlier(int epochs) {
    return new RunFolder(path.resolve(String.format(Locale.ROOT, "after-epoch-%04d", epochs)));
  }

  /** Returns the folder of the checkpoints. */
  public Path checkpoints() {
    return path.resolve("checkpoint");
  }

  /** Returns the file of the weights that a package has instead of checkpoints. */
  public Path packagedWeights() {
    return path.resolve("weights.safetensors");
  }
}
