package org.mmlatch.data;

/**
 * The number of feature values of one modality that cleaning replaced, by cause.
 *
 * @param nan NaN values
 * @param infinite infinite values
 * @param beyondFloat32 finite values that overflow a 32-bit float
 */
public record CleaningCounts(long nan, long infinite, long beyondFloat32) {
  /** Nothing replaced. */
  public static final CleaningCounts NONE = new CleaningCounts(0, 0, 0);

  /** Returns the counts for one value that is not representable as a finite float. */
  public static CleaningCounts of(double value) {
    boolean nan = Double.isNaN(value);
    boolean infinite = Double.isInfinite(value);
    return new CleaningCounts(nan ? 1 : 0, infinite ? 1 : 0, nan || infinite ? 0 : 1);
  }

  /** Returns the sum of both counts. */
  public CleaningCounts plus(CleaningCounts other) {
    return new CleaningCounts(
        nan + other.nan, infinite + other.infinite, beyondFloat32 + other.beyondFloat32);
  }

  /** Returns the total number of values replaced. */
  public long total() {
    return nan + infinite + beyondFloat32;
  }
}
