package org.mmlatch.examples;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.data.Corpus;
import org.mmlatch.run.RunFolder;
import org.mmlatch.run.RunOutcome;
import org.mmlatch.run.RunResult;
import org.mmlatch.run.TrainingRun;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.SettingsLoader;
import org.mmlatch.train.EpochRecord;
import org.mmlatch.train.TrainingListener;
import org.mmlatch.train.TrainingState;

/** Runs a training from your own program, as {@code ./mmlatch train} does. */
public final class TrainFromJava {
  private TrainFromJava() {}

  /** Trains for two epochs; arguments: the corpus folder and the run folder. */
  public static void main(String[] arguments) {
    RunResult result =
        train(Path.of(arguments[0]), Path.of(arguments[1]), Map.of("train.epochs", "2"));
    result
        .metrics()
        .forEach((split, metrics) -> System.out.println(split.key() + ": " + metrics.toJson()));
  }

  static RunResult train(Path corpus, Path run, Map<String, String> overrides) {
    Settings settings = SettingsLoader.load(Optional.empty(), overrides);
    TrainingRun training = new TrainingRun(settings, new RunFolder(run), Corpus.open(corpus));
    RunOutcome outcome = training.train(() -> false, new Printer()); // true: save and stop
    if (outcome instanceof RunOutcome.Completed completed) {
      return completed.result();
    }
    if (outcome instanceof RunOutcome.FinishedBefore before) {
      return before.result();
    }
    throw new IllegalStateException("stopped: the same call goes on");
  }

  private static final class Printer implements TrainingListener {
    @Override
    public void afterEpoch(TrainingState state) {
      EpochRecord epoch = state.history().get(state.history().size() - 1);
      System.out.println("epoch " + epoch.epoch() + ": validation loss " + epoch.validLoss());
    }
  }
}
