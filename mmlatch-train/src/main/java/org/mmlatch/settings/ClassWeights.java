package org.mmlatch.settings;

/** Class weights in the training loss. */
public enum ClassWeights {
  /** None: every segment counts the same. */
  NONE,
  /** All as much as each other, and presence as much as absence. */
  BALANCED
}
