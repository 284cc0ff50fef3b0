package org.mmlatch.data;

/**
 * How many feature values of a modality were replaced.
 *
 * @param nan values that were not numbers
 * @param infinite values that were infinite
 * @param beyondFloat32 finite values too large for a float
 */
public record CleaningCounts(long nan, long infinite, long beyondFloat32) {
  /** Nothing replaced. */
  public static final CleaningCounts NONE = new CleaningCounts(0, 0, 0);

  /** Counts one value that is not a finite float. */
  public static CleaningCounts of(double value) {
    boolean nan = Double.isNaN(value);
    boolean infinite = Double.isInfinite(value);
    return new CleaningCounts(nan ? 1 : 0, infinite ? 1 : 0, nan || infinite ? 0 : 1);
  }

  /** Returns the sums of both counts. */
  public CleaningCounts plus(CleaningCounts other) {
    return new CleaningCounts(
        nan + other.nan, infinite + other.infinite, beyondFloat32 + other.beyondFloat32);
  }

  /** Returns the number of values replaced for whatever reason. */
  public long total() {
    return nan + infinite + beyondFloat32;
  }
}
