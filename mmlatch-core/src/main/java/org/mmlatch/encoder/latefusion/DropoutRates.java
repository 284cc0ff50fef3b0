package org.mmlatch.encoder.latefusion;

import org.mmlatch.model.Rate;

/**
 * Dropout rates of the unimodal encoders and the fusion.
 *
 * @param input on the features that the unimodal encoders read, drawn anew in each stage; 0 in the
 *     paper
 * @param encoder on the outputs of the unimodal encoders' LSTMs
 * @param attention on the weights of the unimodal encoders' self-attention
 * @param fusion on the weights of the cross-modal attentions
 * @param fusionOutput on the outputs of the fusion LSTM and on the weights of attention pooling
 */
public record DropoutRates(
    @Rate double input,
    @Rate double encoder,
    @Rate double attention,
    @Rate double fusion,
    @Rate double fusionOutput) {
  /**
   * The rates of the released code; the paper gives a single rate and does not say where it
   * applies.
   */
  public static final DropoutRates DEFAULT = new DropoutRates(0, 0.2, 0.2, 0.1, 0.1);

  /** No dropout anywhere. */
  public static final DropoutRates NONE = new DropoutRates(0, 0, 0, 0, 0);
}
