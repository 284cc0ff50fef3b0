package org.mmlatch.data.source;

/**
 * A range of consecutive steps.
 *
 * @param start first step
 * @param end exclusive, at least {@code start}
 */
public record StepRange(int start, int end) {
  /** Returns the number of steps. */
  public int length() {
    return end - start;
  }
}
