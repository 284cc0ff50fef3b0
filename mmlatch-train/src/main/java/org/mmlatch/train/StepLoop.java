package org.mmlatch.train;

import ai.djl.Device;
import org.mmlatch.settings.CudaGraphUse;

/** How far training goes before it looks at its losses. */
sealed interface StepLoop extends AutoCloseable permits SynchronousSteps, AsynchronousSteps {
  /**
   * Makes at least one update with the batches of an epoch that come after {@code state}.
   *
   * @throws NotFiniteException if a loss or gradient is not finite
   */
  TrainingState advance(TrainingState state, Epoch epoch);

  /**
   * Returns the loop for a device: on a GPU a look is a wait, during which it has nothing to do.
   *
   * @throws org.mmlatch.settings.SettingsException if the settings ask for CUDA graphs and there
   *     are none
   */
  static StepLoop on(Device device, StepContext context, CudaGraphUse graphs) {
    return device.isGpu()
        ? AsynchronousSteps.on(device, context, graphs)
        : new SynchronousSteps(context);
  }

  @Override
  default void close() {}
}
