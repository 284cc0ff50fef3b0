package org.mmlatch.train;

/**
 * A learning rate that rises by as much in every epoch before another schedule begins, which is not
 * told of these epochs: in the k-th of W it is k / (W + 1) of what that begins with.
 *
 * @param epochs W, from 1
 * @param then the schedule that begins after them
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
