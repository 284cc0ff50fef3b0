package org.mmlatch.settings;

/** The training loss. */
public enum LossChoice {
  /** The default loss of the task. */
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
