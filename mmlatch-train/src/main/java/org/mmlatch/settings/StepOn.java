package org.mmlatch.settings;

/** The losses that the plateau schedule receives in an epoch. */
public enum StepOn {
  /** The validation loss. */
  VALIDATION,
  /** The training loss, then the validation loss, as in the released code. */
  TRAIN_AND_VALIDATION
}
