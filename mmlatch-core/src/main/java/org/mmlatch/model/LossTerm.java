package org.mmlatch.model;

import ai.djl.ndarray.NDArray;

/**
 * A term that an encoder adds to the task's loss in training, and to the validation loss only if
 * the settings say so.
 *
 * @param name of its column in the history: lower case, digits and hyphens
 * @param value of the batch, a single number, the mean over its segments
 * @param weight that the value is multiplied by
 */
public record LossTerm(String name, NDArray value, double weight) {
  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if it is not of that form
   */
  public LossTerm {
    requireName(name);
  }

  static void requireName(String name) {
    if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException(
          "a loss term's name must consist of lower-case letters, digits and hyphens, found '"
              + name
              + "'");
    }
  }
}
