package org.mmlatch.data.source;

/**
 * Some steps in a row.
 *
 * @param start the first one
 * @param end the one behind the last, at least {@code start}
 */
public record StepRange(int start, int end) {
  /** Returns how many steps these are. */
  public int length() {
    return end - start;
  }
}
