package org.mmlatch.eval;

/**
 * A label that is present or absent in a segment, and the decision threshold for its logit.
 *
 * @param name name, such as {@code happy}
 * @param threshold logit above which the label is predicted as present; at the threshold it is
 *     absent
 */
public record Label(String name, double threshold) {
  /** Returns a label whose threshold is given as a probability between 0 and 1, exclusive. */
  public static Label at(String name, double probability) {
    return new Label(name, Math.log(probability / (1 - probability)));
  }
}
