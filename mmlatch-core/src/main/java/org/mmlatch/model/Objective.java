package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import java.util.function.UnaryOperator;

/**
 * The training objective of an encoder with its own head, used instead of the task's loss, such as
 * the cross-entropy of classes that the task does not have. The task's loss is still recorded, and
 * drives the schedule and selects the best epoch unless the settings say otherwise.
 *
 * @param name of its column in the history: lower case, digits and hyphens
 * @param loss of a batch's targets (B, L): a single number, the mean over its segments
 */
public record Objective(String name, UnaryOperator<NDArray> loss) {
  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if it is not of that form
   */
  public Objective {
    LossTerm.requireName(name);
  }
}
