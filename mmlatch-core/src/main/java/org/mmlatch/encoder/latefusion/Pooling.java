package org.mmlatch.encoder.latefusion;

/** How the fusion LSTM's states become one vector per segment. */
public enum Pooling {
  /** The last hidden state of each direction (the paper). */
  LAST,
  /** Self-attention, summed over the real steps (the released code). */
  ATTENTION
}
