package org.mmlatch.train;

/**
 * A linear warm-up before another schedule: in the k-th of W epochs the rate is k / (W + 1) of the
 * other schedule's initial rate. The other schedule does not see these epochs.
 *
 * @param epochs W, at least 1
 * @param then the schedule after the warm-up
 */
record WarmUp(int epochs, Schedule then) implements Schedule {
  @Override
  public State start() {
    return rising(1);
  }

  @Override
  public State after(State state, int epoch, double trainLoss, double validLoss) {
    if (epoch < epochs) {
      return rising(epoch + 1);
    }
    return epoch == epochs ? then.start() : then.after(state, epoch - epochs, trainLoss, validLoss);
  }

  private State rising(int epoch) {
    State end = then.start();
    return new State(end.rate() * epoch / (epochs + 1), end.memory());
  }
}
