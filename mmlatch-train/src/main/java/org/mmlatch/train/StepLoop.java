package org.mmlatch.train;

import ai.djl.Device;
import org.mmlatch.settings.CudaGraphUse;

/** Makes training steps; the implementations differ in when they read the losses. */
sealed interface StepLoop extends AutoCloseable permits SynchronousSteps, AsynchronousSteps {
  /**
   * Makes at least one update with the epoch's next batches.
   *
   * @throws NotFiniteException if a loss or gradient is not finite
   */
  TrainingState advance(TrainingState state, Epoch epoch);

  /**
   * Returns the loop for a device. On a GPU, reading a loss leaves the device idle, so it is done
   * only after several updates.
   *
   * @throws org.mmlatch.settings.SettingsException if the settings require CUDA graphs but they are
   *     not available
   */
  static StepLoop on(Device device, StepContext context, CudaGraphUse graphs) {
    return device.isGpu()
        ? AsynchronousSteps.on(device, context, graphs)
        : new SynchronousSteps(context);
  }

  @Override
  default void close() {}
}
