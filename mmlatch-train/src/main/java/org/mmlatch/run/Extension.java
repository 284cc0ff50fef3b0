package org.mmlatch.run;

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
import org.mmlatch.train.LearntTask;
import org.mmlatch.train.Trainer;
import org.mmlatch.train.TrainingState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run that is asked to train longer than it was started for. It goes on from its last checkpoint
 * and ends as one that was started for so long, byte for byte. What it had come to is kept in a
 * folder within its own, so that the run counts as unfinished until it has come to its new end.
 *
 * @param folder of the run
 * @param asked the settings that it is to have from now on
 * @param raised those that differ from what it had: asked, then had
 */
record Extension(RunFolder folder, Settings asked, List<SettingDifference> raised) {
  private static final Logger LOG = LoggerFactory.getLogger(Extension.class);
  private static final String EPOCHS = "train.epochs";

  /** They say when a training ends, and nothing of what comes before. */
  private static final Set<String> ENDS = Set.of(EPOCHS, "train.early-stop");

  /** Returns whether a setting says when a training ends, and nothing of what comes before. */
  static boolean isEnd(String key) {
    return ENDS.contains(key);
  }

  /** Returns whether a difference, asked from had, only has the training end later. */
  static boolean isLater(SettingDifference difference) {
    return isEnd(difference.key())
        && Long.parseLong(difference.left()) > Long.parseLong(difference.right());
  }

  /**
   * Makes sure that the run can go on so.
   *
   * @param checkpoints of the run
   * @throws RefusedException if its learning rates would have been others, or it ends where it is
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
   * Puts the results aside and gives the run its new settings. Whatever of it a process that is
   * killed comes to, the same call finds the rest to do.
   *
   * @param untuned what the run learns, before thresholds are chosen
   */
  void begin(HeldLock lock, Checkpoints checkpoints, LearntTask untuned) {
    raised.forEach(d -> LOG.info("{} raised from {} to {}", d.key(), d.right(), d.left()));
    if (Files.exists(folder.metrics(SplitName.TEST))) {
      keepResults(lock, folder.earlier(checkpoints.state().history().size()));
    }
    TaskFile.write(lock, folder.task(), untuned);
    AtomicFile.writeText(lock, folder.config(), asked.resolved());
  }

  /** The test split's metrics, by which a run is known to be finished, go last. */
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

  /** With these the folder is one that reports can be made of. */
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
