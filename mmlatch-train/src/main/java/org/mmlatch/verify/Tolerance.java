package org.mmlatch.verify;

/**
 * The largest difference allowed between a tensor and its reference: {@code absolute + relative ·
 * max|reference|}.
 *
 * @param absolute absolute tolerance, in the tensor's units
 * @param relative tolerance relative to the largest absolute value of the reference
 */
public record Tolerance(double absolute, double relative) {
  /** The tolerance for two correct implementations in single precision. */
  public static final Tolerance DEFAULT = new Tolerance(1e-6, 1e-4);

  /**
   * Returns the largest difference between two tensors divided by the tolerance: at most 1 if they
   * agree, infinite if a value is not finite.
   */
  double share(float[] actual, float[] reference) {
    double difference = 0;
    double magnitude = 0;
    for (int i = 0; i < reference.length; i++) {
      difference = Math.max(difference, Math.abs((double) actual[i] - reference[i]));
      magnitude = Math.max(magnitude, Math.abs(reference[i]));
    }
    double share = difference / (absolute + relative * magnitude);
    return Double.isFinite(share) ? share : Double.POSITIVE_INFINITY;
  }
}
