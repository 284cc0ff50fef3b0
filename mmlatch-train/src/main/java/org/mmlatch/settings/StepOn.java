package org.mmlatch.settings;

/** Which losses the learning-rate schedule sees in an epoch. */
public enum StepOn {
  /** The validation loss. */
  VALIDATION,
  /** The training loss, then the validation loss, as in the released code. */
  TRAIN_AND_VALIDATION
}
