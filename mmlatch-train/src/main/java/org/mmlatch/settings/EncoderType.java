package org.mmlatch.settings;

/** The multimodal encoder, the rows of Table 2. */
public enum EncoderType {
  /** The paper's baseline: LSTMs, cross-modal attention, an LSTM over the fusion. */
  LATE_FUSION,
  /** The multimodal transformer. */
  MULT
}
