package org.mmlatch.train;

import ai.djl.Device;

/** How far training goes before it looks at its losses. */
sealed interface Pace permits StepByStep, RunningAhead {
  /**
   * Makes at least one update with the batches of an epoch that come after {@code state}.
   *
   * @throws NotFiniteException if a loss or gradient is not finite
   */
  TrainingState advance(TrainingState state, Epoch epoch);

  /**
   * Returns the pace for a device: on a GPU a look is a wait, during which it has nothing to do.
   */
  static Pace on(Device device, StepContext context) {
    return device.isGpu()
        ? new RunningAhead(context, RunningAhead.UPDATES)
        : new StepByStep(context);
  }
}
