package org.mmlatch.train;

/**
 * Counts the epochs in which the validation loss has not improved.
 *
 * @param best the least loss so far, +∞ before the first
 * @param bestEpoch the epoch of the least loss, 0 before the first
 * @param bad epochs since then
 */
public record EarlyStopping(double best, int bestEpoch, int bad) {
  /** Before the first epoch. */
  public static final EarlyStopping START = new EarlyStopping(Double.POSITIVE_INFINITY, 0, 0);

  /** Returns the count after an epoch; a loss that is not a number is never the best. */
  public EarlyStopping after(int epoch, double loss) {
    return loss < best
        ? new EarlyStopping(loss, epoch, 0)
        : new EarlyStopping(best, bestEpoch, bad + 1);
  }
}
