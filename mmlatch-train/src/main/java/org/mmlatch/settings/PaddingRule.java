package org.mmlatch.settings;

/** What the steps do that fill a batch up to its longest segment. */
public enum PaddingRule {
  /** Nothing: a prediction never depends on its batch. */
  MASKED,
  /** As in the released code, take part in fusion: a prediction depends on its batch. */
  RELEASED
}
