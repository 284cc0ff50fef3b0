package org.mmlatch.eval;

import java.util.Arrays;

/**
 * A model's raw predictions for N segments, with their targets.
 *
 * <p>The arrays are not copied and must not be changed.
 */
public final class Outcomes {
  private final double[][] predictions;
  private final double[][] targets;

  /**
   * Checks sizes and values.
   *
   * @param predictions raw predictions (N, K): values of a regression, or logits
   * @param targets targets (N, K), or class indices (N, 1) for K class logits
   * @throws IllegalArgumentException if the sizes are inconsistent
   * @throws BadPredictionsException if there is no segment, or a value is not a finite float32; the
   *     message gives its row, from 1
   */
  public Outcomes(double[][] predictions, double[][] targets) {
    if (predictions.length != targets.length) {
      throw new IllegalArgumentException(
          predictions.length + " predictions but " + targets.length + " targets");
    }
    if (predictions.length == 0) {
      throw new BadPredictionsException("There are no predictions to evaluate.");
    }
    requireSizes(predictions, targets);
    requireFinite("prediction", predictions);
    requireFinite("target", targets);
    this.predictions = predictions;
    this.targets = targets;
  }

  /** Returns outcomes with one prediction and one target per segment. */
  public static Outcomes of(double[] predictions, double[] targets) {
    return new Outcomes(column(predictions), column(targets));
  }

  /** Returns the number of segments, N. */
  public int segments() {
    return predictions.length;
  }

  /** Returns the number of predicted values per segment, K. */
  public int outputs() {
    return predictions[0].length;
  }

  /** Returns output k of a segment. */
  public double prediction(int segment, int k) {
    return predictions[segment][k];
  }

  /** Returns the index of the largest output of a segment, the first in case of ties. */
  public int largest(int segment) {
    double[] outputs = predictions[segment];
    int largest = 0;
    for (int k = 1; k < outputs.length; k++) {
      largest = outputs[k] > outputs[largest] ? k : largest;
    }
    return largest;
  }

  /** Returns target k of a segment. */
  public double target(int segment, int k) {
    return targets[segment][k];
  }

  /** Returns output k of all segments, (N). */
  public double[] predictions(int k) {
    return Arrays.stream(predictions).mapToDouble(row -> row[k]).toArray();
  }

  /** Returns target k of all segments, (N). */
  public double[] targets(int k) {
    return Arrays.stream(targets).mapToDouble(row -> row[k]).toArray();
  }

  /** Returns the outcomes of the segments with these indices, from 0, in this order. */
  public Outcomes resampled(int[] segments) {
    return new Outcomes(
        Arrays.stream(segments).mapToObj(i -> predictions[i]).toArray(double[][]::new),
        Arrays.stream(segments).mapToObj(i -> targets[i]).toArray(double[][]::new));
  }

  private static double[][] column(double[] values) {
    return Arrays.stream(values).mapToObj(value -> new double[] {value}).toArray(double[][]::new);
  }

  private static void requireSizes(double[][] predictions, double[][] targets) {
    int outputs = predictions[0].length;
    int labels = targets[0].length;
    boolean fit = outputs > 0 && (labels == outputs || labels == 1);
    for (int i = 0; fit && i < predictions.length; i++) {
      fit = predictions[i].length == outputs && targets[i].length == labels;
    }
    if (!fit) {
      throw new IllegalArgumentException(
          "every segment needs as many predictions as the first, %d, and as many targets or 1"
              .formatted(outputs));
    }
  }

  private static void requireFinite(String what, double[][] values) {
    for (int i = 0; i < values.length; i++) {
      for (double value : values[i]) {
        if (!(Math.abs(value) <= Float.MAX_VALUE)) {
          throw new BadPredictionsException(
              "Row %d: the %s is %s; expected a finite number (float32)."
                  .formatted(i + 1, what, value));
        }
      }
    }
  }
}
