package org.mmlatch.train;

/**
 * The state of early stopping: the best validation loss and the epochs since.
 *
 * @param best the lowest loss so far, +∞ before the first epoch
 * @param bestEpoch the epoch with the lowest loss, 0 before the first epoch
 * @param bad number of epochs since then
 */
public record EarlyStopping(double best, int bestEpoch, int bad) {
  /** The state before the first epoch. */
  public static final EarlyStopping START = new EarlyStopping(Double.POSITIVE_INFINITY, 0, 0);

  /** Returns the state after an epoch; NaN is never the best loss. */
  public EarlyStopping after(int epoch, double loss) {
    return loss < best
        ? new EarlyStopping(loss, epoch, 0)
        : new EarlyStopping(best, bestEpoch, bad + 1);
  }
}
