package org.mmlatch.model;

/** What maps a high-level representation to a mask of low-level features (Table 2). */
public enum FeedbackType {
  /** No feedback: the baseline. */
  NONE,
  /** A feed-forward layer, the paper's "MMLatch (no LSTM)". */
  LINEAR,
  /** A unidirectional LSTM, the paper's "MMLatch". */
  LSTM
}
