package org.mmlatch.run;

import ai.djl.ndarray.NDManager;
import java.util.List;
import org.mmlatch.train.TrainingListener;
import org.mmlatch.train.TrainingState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs the memory in use after every epoch, at debug level, to make leaks visible. */
final class MemoryLines implements TrainingListener {
  private static final Logger LOG = LoggerFactory.getLogger(MemoryLines.class);

  private final List<NDManager> managers;

  /**
   * Creates a listener.
   *
   * @param managers managers whose arrays are counted; they must stay open for the whole training
   */
  MemoryLines(NDManager... managers) {
    this.managers = List.of(managers);
  }

  @Override
  public void afterEpoch(TrainingState state) {
    int arrays = managers.stream().mapToInt(manager -> manager.getManagedArrays().size()).sum();
    LOG.debug(
        "epoch {}: {} live arrays, {} kB resident",
        state.history().size(),
        arrays,
        ProcessMemory.now().residentBytes() / 1024);
  }
}
