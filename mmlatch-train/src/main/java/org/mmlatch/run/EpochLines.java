package org.mmlatch.run;

import java.time.Duration;
import java.util.Locale;
import org.mmlatch.settings.TrainSettings;
import org.mmlatch.train.EpochRecord;
import org.mmlatch.train.TrainingListener;
import org.mmlatch.train.TrainingState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs a line per epoch: losses, learning rate, speed, and the time that is left at most. */
final class EpochLines implements TrainingListener {
  private static final Logger LOG = LoggerFactory.getLogger(EpochLines.class);

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
    String best = state.earlyStopping().bestEpoch() == epoch.epoch() ? "  best" : "";
    LOG.info(
        String.format(
            Locale.ROOT,
            "epoch %3d/%d  train %.4f  valid %.4f  lr %.2e  %.0f segments/s  %.1f s  left <= %s%s",
            epoch.epoch(),
            settings.epochs(),
            epoch.trainLoss(),
            epoch.validLoss(),
            epoch.learningRate(),
            segments / seconds,
            seconds,
            left(state, seconds),
            best));
  }

  private String left(TrainingState state, double secondsPerEpoch) {
    int untilStop = settings.earlyStop() - state.earlyStopping().bad();
    int untilEnd = settings.epochs() - state.epoch() + 1;
    Duration left =
        untilStop <= 0 ? Duration.ZERO : Duration.ofSeconds(Math.round(secondsPerEpoch * untilEnd));
    return String.format(
        Locale.ROOT, "%d:%02d:%02d", left.toHours(), left.toMinutesPart(), left.toSecondsPart());
  }
}
