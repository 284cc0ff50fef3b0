package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import java.util.function.UnaryOperator;

/**
 * A training loss of an encoder with its own head that replaces the task's loss, such as the
 * cross-entropy over classes that the task does not have. The task's loss is still recorded and,
 * unless the settings say otherwise, controls the learning rate schedule and the choice of the best
 * epoch.
 *
 * @param name name of its column in the history: lower-case letters, digits and hyphens
 * @param loss maps a batch's targets (B, L) to the scalar loss, a mean over its segments
 */
public record Objective(String name, UnaryOperator<NDArray> loss) {
  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if the name does not have that form
   */
  public Objective {
    LossTerm.requireName(name);
  }
}
