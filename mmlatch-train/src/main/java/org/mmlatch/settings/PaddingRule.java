package org.mmlatch.settings;

/** How the steps are treated that pad a batch to its longest segment. */
public enum PaddingRule {
  /** They have no effect: a prediction never depends on its batch. */
  MASKED,
  /** As in the released code, take part in fusion: a prediction depends on its batch. */
  RELEASED
}
