package org.mmlatch.settings;

/** How padded steps, which fill a batch up to its longest segment, are treated. */
public enum PaddingRule {
  /** Padded steps have no effect: a prediction never depends on its batch. */
  MASKED,
  /**
   * Padded steps take part in fusion, as in the released code: a prediction depends on its batch.
   */
  RELEASED
}
