package org.mmlatch.settings;

/**
 * The kind of validation loss, which selects the best epoch, cuts the learning rate and stops
 * training early.
 */
public enum ValidLoss {
  /** The task's loss, which is comparable between encoders. */
  TASK,
  /**
   * The training objective, without dropout: the task's loss, or the encoder's objective in its
   * place, plus the encoder's weighted loss terms.
   */
  TOTAL
}
