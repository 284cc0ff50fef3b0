package org.mmlatch.encoder.misa;

import org.mmlatch.model.Rate;

/**
 * Dropout rates of MISA.
 *
 * @param transformer on its attention weights, within its feed-forward layer, and on what is added
 *     to its residuals
 * @param fusion within the head, before its ReLU
 */
public record MisaDropout(@Rate double transformer, @Rate double fusion) {
  /** No dropout anywhere. */
  public static final MisaDropout NONE = new MisaDropout(0, 0);
}
