package org.mmlatch.settings;

/**
 * The kind of validation loss, which selects the best epoch, cuts the learning rate and stops
 * training early.
 */
public enum ValidLoss {
  /** The task's loss, the same for all encoders. */
  TASK,
  /**
   * What is trained on, without dropout: the task's loss, or the encoder's objective in its place,
   * and the encoder's own terms by their weights.
   */
  TOTAL
}
