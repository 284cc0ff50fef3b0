package org.mmlatch.model;

import ai.djl.ndarray.NDArray;

/**
 * A term that an encoder adds to the training loss. It is part of the validation loss only if the
 * settings say so.
 *
 * @param name name of its column in the history: lower-case letters, digits and hyphens
 * @param value scalar value for the batch, a mean over its segments
 * @param weight factor of the value in the loss
 */
public record LossTerm(String name, NDArray value, double weight) {
  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if the name does not have that form
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
