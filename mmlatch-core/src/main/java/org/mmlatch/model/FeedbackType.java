package org.mmlatch.model;

/**
 * The network that maps a high-level representation h (B, T, H) of a source modality to the logits
 * (B, T, D) of a mask over another's features (Table 2).
 */
public enum FeedbackType {
  /** No feedback: the baseline. */
  NONE,
  /** A feed-forward layer, {@code W h + b}: the paper's "MMLatch (no LSTM)". */
  LINEAR,
  /** The states of a unidirectional LSTM of hidden size D over h: the paper's "MMLatch". */
  LSTM,
  /** The states of a unidirectional GRU of hidden size D over h. */
  GRU,
  /** A gated linear unit, {@code (W h + b) ⊙ σ(V h + c)}. */
  GATED
}
