package org.mmlatch.run;

import com.typesafe.config.Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import org.mmlatch.data.SplitName;
import org.mmlatch.io.AtomicFile;
import org.mmlatch.settings.SettingDifference;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.SettingsLoader;
import org.mmlatch.train.LearntTask;
import org.mmlatch.train.Trainer;
import org.mmlatch.train.TrainingState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The extension of a run to more epochs or later early stopping. The run resumes from its last
 * checkpoint and ends with the same bytes as a run that had these settings from the start. Earlier
 * results are moved to a folder within the run's, so that the run counts as unfinished until its
 * new end.
 *
 * @param folder the run's folder
 * @param asked the run's new settings
 * @param raised the differing settings: new value left, former value right
 */
record Extension(RunFolder folder, Settings asked, List<SettingDifference> raised) {
  private static final Logger LOG = LoggerFactory.getLogger(Extension.class);
  private static final String EPOCHS = "train.epochs";

  /** The settings that decide when a training ends and influence nothing before that. */
  private static final Set<String> ENDS = Set.of(EPOCHS, "train.early-stop");

  /** Returns whether a setting decides only when a training ends. */
  static boolean isEnd(String key) {
    return ENDS.contains(key);
  }

  /**
   * Returns whether a difference (new value left, former value right) only makes the training end
   * later.
   */
  static boolean isLater(SettingDifference difference) {
    return isEnd(difference.key())
        && Long.parseLong(difference.left()) > Long.parseLong(difference.right());
  }

  /**
   * Checks that the run can be extended.
   *
   * @param checkpoints the run's checkpoints
   * @throws RefusedException if more epochs would have changed earlier learning rates, or the new
   *     settings do not make the run any longer
   */
  void requirePossible(Checkpoints checkpoints) {
    if (asked.schedule().type().endsWithTheEpochs()
        && raised.stream().anyMatch(difference -> difference.key().equals(EPOCHS))) {
      throw new RefusedException(
          "%s cannot be given more epochs: the learning rate falls to its minimum by epoch %s with schedule.type = %s; choose another --run folder"
              .formatted(folder.path(), had(EPOCHS), asked.values().get("schedule.type")));
    }
    if (!Files.exists(folder.metrics(SplitName.TEST))) {
      return;
    }
    TrainingState end = checkpoints.state();
    if (Trainer.isOver(end, asked.train())) {
      throw new RefusedException(
          "%s would not train longer: it ended after epoch %d of %d, %d epochs after its best, and train.early-stop is %d; raise the setting that ended it"
              .formatted(
                  folder.path(),
                  end.history().size(),
                  asked.train().epochs(),
                  end.earlyStopping().bad(),
                  asked.train().earlyStop()));
    }
  }

  private String had(String key) {
    return raised.stream().filter(d -> d.key().equals(key)).findFirst().orElseThrow().right();
  }

  /**
   * Moves the results aside and writes the run's new settings. Settings that did not exist when the
   * run was started stay out of its file, since its checkpoints are tied to those in it. If the
   * process is killed meanwhile, a repeated call does the rest.
   *
   * @param untuned the task before thresholds are tuned
   */
  void begin(HeldLock lock, Checkpoints checkpoints, LearntTask untuned) {
    raised.forEach(d -> LOG.info("{} raised from {} to {}", d.key(), d.right(), d.left()));
    if (Files.exists(folder.metrics(SplitName.TEST))) {
      keepResults(lock, folder.earlier(checkpoints.state().history().size()));
    }
    TaskFile.write(lock, folder.task(), untuned);
    Config had = SettingsLoader.frozen(folder.config());
    AtomicFile.writeText(lock, folder.config(), asked.resolved(had::hasPath));
  }

  /** Moves the results. The test split's metrics, which mark a run as finished, are moved last. */
  private void keepResults(HeldLock lock, RunFolder earlier) {
    try {
      Files.createDirectories(earlier.path());
      for (Path copied : described()) {
        if (Files.exists(copied)) {
          lock.requireAllowed();
          AtomicFile.writeText(inside(earlier, copied), Files.readString(copied));
        }
      }
      for (SplitName split : List.of(SplitName.VALID, SplitName.TEST)) {
        move(lock, folder.predictions(split), earlier);
        move(lock, folder.metrics(split), earlier);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + earlier.path() + ": " + e.getMessage(), e);
    }
    LOG.info("the earlier results are kept in {}", earlier.path());
  }

  /** Returns the files that are copied, so that reports can read the folder of earlier results. */
  private List<Path> described() {
    return List.of(
        folder.config(),
        folder.provenance(),
        folder.normalisation(),
        folder.task(),
        folder.history(),
        folder.validation());
  }

  private static void move(HeldLock lock, Path file, RunFolder to) throws IOException {
    lock.requireAllowed();
    if (Files.exists(file)) {
      Files.move(file, inside(to, file), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static Path inside(RunFolder earlier, Path file) {
    return earlier.path().resolve(file.getFileName());
  }
}
