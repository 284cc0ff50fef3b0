package org.mmlatch.run;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import org.mmlatch.settings.Settings;
import org.mmlatch.train.Optimizer;
import org.mmlatch.train.TrainingListener;
import org.mmlatch.train.TrainingState;

/** Saves what a run needs to go on, and its history. */
final class Recorder implements TrainingListener {
  private final RunFolder folder;
  private final Checkpoints checkpoints;
  private final Map<String, NDArray> weights;
  private final Optimizer optimizer;
  private final CheckpointPolicy policy;

  Recorder(
      RunFolder folder,
      Checkpoints checkpoints,
      Settings settings,
      Map<String, NDArray> weights,
      Optimizer optimizer) {
    this.folder = folder;
    this.checkpoints = checkpoints;
    this.weights = weights;
    this.optimizer = optimizer;
    policy = new CheckpointPolicy(settings.checkpoint());
  }

  @Override
  public void afterUpdate(TrainingState state, int batchesInEpoch) {
    if (state.batches() < batchesInEpoch && policy.isDue(state.updates())) {
      save(state);
    }
  }

  @Override
  public void afterEpoch(TrainingState state) {
    save(state);
    HistoryFile.write(folder.history(), state.history());
  }

  /** Saves a checkpoint of the state now. */
  void save(TrainingState state) {
    boolean best = state.batches() == 0 && state.earlyStopping().bad() == 0;
    checkpoints.save(state, weights, optimizer, best);
    policy.saved(state.updates());
  }
}
