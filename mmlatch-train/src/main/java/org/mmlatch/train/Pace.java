package org.mmlatch.train;

import ai.djl.Device;
import org.mmlatch.settings.CudaGraphUse;

/** How far training goes before it looks at its losses. */
sealed interface Pace extends AutoCloseable permits StepByStep, RunningAhead {
  /**
   * Makes at least one update with the batches of an epoch that come after {@code state}.
   *
   * @throws NotFiniteException if a loss or gradient is not finite
   */
  TrainingState advance(TrainingState state, Epoch epoch);

  /**
   * Returns the pace for a device: on a GPU a look is a wait, during which it has nothing to do.
   *
   * @throws org.mmlatch.settings.SettingsException if the settings ask for CUDA graphs and there
   *     are none
   */
  static Pace on(Device device, StepContext context, CudaGraphUse graphs) {
    return device.isGpu() ? RunningAhead.on(device, context, graphs) : new StepByStep(context);
  }

  @Override
  default void close() {}
}
