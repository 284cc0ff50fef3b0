package org.mmlatch.settings;

/** Class weights in the training loss. */
public enum ClassWeights {
  /** No weights: every segment counts the same. */
  NONE,
  /** All classes count the same in total; of a label, presence counts as much as absence. */
  BALANCED
}
