package org.mmlatch.settings;

/** The precision of matrix products in training. Everything else is float32. */
public enum Precision {
  /** Single precision, 24 bits of mantissa. */
  FLOAT32,
  /** Bfloat16, 8 bits of mantissa, in linear layers, LSTMs and attentions. */
  BF16
}
