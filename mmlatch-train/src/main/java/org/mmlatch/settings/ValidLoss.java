package org.mmlatch.settings;

/**
 * What the validation loss is, which chooses the epoch, cuts the learning rate and ends training.
 */
public enum ValidLoss {
  /** The task's loss, so that all encoders are judged alike. */
  TASK,
  /**
   * What is trained on, without dropout: the task's loss, or the encoder's objective in its place,
   * and the encoder's own terms by their weights.
   */
  TOTAL
}
