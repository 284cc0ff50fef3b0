package org.mmlatch.settings;

/** How much classes, and the presence of labels, count in training. */
public enum ClassWeights {
  /** As often as they are in the training split. */
  NONE,
  /** All as much as each other, and presence as much as absence. */
  BALANCED
}
