package org.mmlatch.cli.run;

import org.mmlatch.cli.common.ProgressLine;
import org.mmlatch.settings.TrainSettings;
import org.mmlatch.train.TrainingListener;
import org.mmlatch.train.TrainingState;

/**
 * Shows the progress of a training within epochs and the time left without early stopping. It
 * prints only on a terminal; elsewhere the log line of each epoch is enough.
 */
final class TrainingProgress implements TrainingListener {
  private final int epochs;
  private final ProgressLine line = ProgressLine.of("training", "batches");

  TrainingProgress(TrainSettings settings) {
    epochs = settings.epochs();
  }

  @Override
  public void afterUpdate(TrainingState state, int batchesInEpoch) {
    if (ProgressLine.rewrites()) {
      long before = (long) (state.epoch() - 1) * batchesInEpoch;
      line.at(before + state.batches(), (long) epochs * batchesInEpoch);
    }
  }

  @Override
  public void afterEpoch(TrainingState state) {
    line.clear();
  }
}
