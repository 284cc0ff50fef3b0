package org.mmlatch.run;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import org.mmlatch.settings.Settings;
import org.mmlatch.train.Optimizer;
import org.mmlatch.train.TrainingListener;
import org.mmlatch.train.TrainingState;

/** Saves a run's checkpoints, its history and its validation metrics. */
final class Recorder implements TrainingListener {
  private final RunFolder folder;
  private final Checkpoints checkpoints;
  private final Map<String, NDArray> weights;
  private final Optimizer optimizer;
  private final CheckpointPolicy policy;
  private final HeldLock lock;

  Recorder(
      RunFolder folder,
      HeldLock lock,
      Checkpoints checkpoints,
      Settings settings,
      Map<String, NDArray> weights,
      Optimizer optimizer) {
    this.folder = folder;
    this.lock = lock;
    this.checkpoints = checkpoints;
    this.weights = weights;
    this.optimizer = optimizer;
    policy = new CheckpointPolicy(settings.checkpoint());
  }

  @Override
  public void afterUpdate(TrainingState state, int batchesInEpoch) {
    lock.requireHeard();
    if (state.batches() < batchesInEpoch && policy.isDue(state.updates())) {
      save(state);
    }
  }

  @Override
  public void afterEpoch(TrainingState state) {
    save(state);
    HistoryFile.write(lock, folder.history(), state.history());
    ValidationFile.write(lock, folder.validation(), state.history());
  }

  /** Saves a checkpoint. */
  void save(TrainingState state) {
    checkpoints.save(lock, state, weights, optimizer);
    policy.saved(state.updates());
  }
}
