package org.mmlatch.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.mmlatch.BadDataException;
import org.mmlatch.data.SplitName;

/**
 * The layout of a run's folder.
 *
 * @param path the run's folder
 */
public record RunFolder(Path path) {
  /**
   * Returns the folder of a run that has been started.
   *
   * @throws BadDataException if there is none
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

  /** Returns the resolved settings. */
  public Path config() {
    return path.resolve("config.conf");
  }

  /** Returns the provenance: program, engine, machine, corpus. */
  public Path provenance() {
    return path.resolve("run.json");
  }

  /** Returns the statistics that the features are normalised with. */
  public Path normalisation() {
    return path.resolve("normalisation.json");
  }

  /** Returns what the run learns; a run that learns sentiment in [-3, 3] has no such file. */
  public Path task() {
    return path.resolve("task.json");
  }

  /** Returns the losses and learning rates, a line per epoch. */
  public Path history() {
    return path.resolve("history.csv");
  }

  /** Returns the metrics of the validation split after each epoch. */
  public Path validation() {
    return path.resolve("validation.csv");
  }

  /** Returns the file that keeps a second training out. */
  public Path lock() {
    return path.resolve("run.lock");
  }

  /** Returns the complete log. */
  public Path log() {
    return path.resolve("train.log");
  }

  /**
   * Returns the folder of TensorBoard's event file: the run's, by which TensorBoard names the run,
   * or the one within it where version 1.0 began the file.
   */
  public Path tensorboard() {
    Path former = path.resolve("tensorboard");
    return Files.isDirectory(former) ? former : path;
  }

  /** Returns the numbers of every epoch as lines of JSON. */
  public Path metricLines() {
    return path.resolve("metrics.jsonl");
  }

  /** Returns the metrics of a split. */
  public Path metrics(SplitName split) {
    return path.resolve("metrics-" + split.key() + ".json");
  }

  /** Returns the predictions for a split. */
  public Path predictions(SplitName split) {
    return path.resolve("predictions-" + split.key() + ".csv");
  }

  /**
   * Returns where the results are kept that a run had come to after so many epochs, before it was
   * extended: a run without checkpoints.
   */
  RunFolder earlier(int epochs) {
    return new RunFolder(path.resolve(String.format(Locale.ROOT, "after-epoch-%04d", epochs)));
  }

  /** Returns the folder of the checkpoints. */
  public Path checkpoints() {
    return path.resolve("checkpoint");
  }

  /** Returns the weights that a package of a run has in the place of checkpoints. */
  public Path packagedWeights() {
    return path.resolve("weights.safetensors");
  }
}
