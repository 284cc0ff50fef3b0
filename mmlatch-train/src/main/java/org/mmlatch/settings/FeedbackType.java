package org.mmlatch.settings;

/** How high-level representations mask the inputs (section 3 of the paper, Eq. 4). */
public enum FeedbackType {
  /** No masks: one pass, the paper's baseline. */
  NONE,
  /** Masks by a linear layer, the paper's ablation without an LSTM. */
  LINEAR,
  /** Masks by an LSTM, the paper's MMLatch. */
  LSTM
}
