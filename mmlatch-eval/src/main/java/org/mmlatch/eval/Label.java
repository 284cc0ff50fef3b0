package org.mmlatch.eval;

/**
 * Something that is present in a segment or absent, and the logit above which a model says so.
 *
 * @param name of it, such as {@code happy}
 * @param threshold a logit; one that equals it says "absent"
 */
public record Label(String name, double threshold) {
  /** Returns a label whose threshold is a probability between 0 and 1. */
  public static Label at(String name, double probability) {
    return new Label(name, Math.log(probability / (1 - probability)));
  }
}
