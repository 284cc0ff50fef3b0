package org.mmlatch.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mmlatch.settings.TrainSettings;
import org.mmlatch.train.EpochRecord;
import org.mmlatch.train.TrainingListener;
import org.mmlatch.train.TrainingState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs a line per epoch: losses, maximum time left, learning rate, segments per second. */
final class EpochLines implements TrainingListener {
  private static final Logger LOG = LoggerFactory.getLogger(EpochLines.class);

  /** System property that the launcher sets to the width of the terminal, if there is one. */
  private static final String COLUMNS = "mmlatch.columns";

  private static final int WIDE = 100;

  private final TrainSettings settings;
  private long epochStart = System.nanoTime();
  private long segments;

  EpochLines(TrainSettings settings) {
    this.settings = settings;
  }

  @Override
  public void afterUpdate(TrainingState state, int batchesInEpoch) {
    segments = state.segments();
  }

  @Override
  public void afterEpoch(TrainingState state) {
    EpochRecord epoch = state.history().get(state.history().size() - 1);
    long now = System.nanoTime();
    double seconds = (now - epochStart) / 1e9;
    epochStart = now;
    LOG.info(line(state, epoch, seconds, Integer.getInteger(COLUMNS, WIDE)));
  }

  private String line(TrainingState state, EpochRecord epoch, double seconds, int columns) {
    boolean best = state.earlyStopping().bestEpoch() == epoch.epoch();
    String head =
        format(
            "epoch %3d/%d  train %.4f  valid %.4f%s",
            epoch.epoch(),
            settings.epochs(),
            epoch.trainLoss(),
            epoch.validLoss(),
            best ? " best" : "     ");
    List<String> rest = new ArrayList<>();
    left(state, seconds).ifPresent(time -> rest.add("left " + time));
    rest.add(format("lr %.2e", epoch.learningRate()));
    rest.add(format("%.0f/s", segments / seconds));
    rest.add(format("%.1f s", seconds));
    return fitted(head, rest, columns);
  }

  /**
   * Returns a line that fits into {@code columns}; parts at the end, which matter least, are left
   * out first.
   */
  static String fitted(String head, List<String> rest, int columns) {
    StringBuilder line = new StringBuilder(head);
    for (String part : rest) {
      if (line.length() + 2 + part.length() > columns) {
        break;
      }
      line.append("  ").append(part);
    }
    return line.toString().stripTrailing();
  }

  /**
   * Returns the time left if the training does not stop early; empty at the end of the training.
   */
  private Optional<String> left(TrainingState state, double secondsPerEpoch) {
    int untilEnd = settings.epochs() - state.epoch() + 1;
    if (untilEnd <= 0 || state.earlyStopping().bad() >= settings.earlyStop()) {
      return Optional.empty();
    }
    Duration left = Duration.ofSeconds(Math.round(secondsPerEpoch * untilEnd));
    return Optional.of(
        left.toHours() > 0
            ? format("%d:%02d:%02d", left.toHours(), left.toMinutesPart(), left.toSecondsPart())
            : format("%d:%02d", left.toMinutes(), left.toSecondsPart()));
  }

  private static String format(String format, Object... parts) {
    return String.format(Locale.ROOT, format, parts);
  }
}
