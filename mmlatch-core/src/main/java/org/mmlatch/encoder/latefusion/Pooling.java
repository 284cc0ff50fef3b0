package org.mmlatch.encoder.latefusion;

/** How the states of the fusion recurrence are pooled to one vector per segment. */
public enum Pooling {
  /** The last hidden state of each direction (the paper). */
  LAST,
  /** The sum over the real steps of self-attention (the released code). */
  ATTENTION
}
