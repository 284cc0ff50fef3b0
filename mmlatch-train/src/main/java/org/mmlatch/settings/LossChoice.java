package org.mmlatch.settings;

/** The loss that is trained on. */
public enum LossChoice {
  /** The usual one of the task. */
  AUTO,
  /** The mean absolute error of a regression. */
  MAE,
  /** The mean squared error of a regression. */
  MSE,
  /** The binary cross-entropy of labels. */
  BCE,
  /** The cross-entropy of classes. */
  CROSS_ENTROPY
}
