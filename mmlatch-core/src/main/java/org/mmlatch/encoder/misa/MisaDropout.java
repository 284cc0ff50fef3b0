package org.mmlatch.encoder.misa;

import org.mmlatch.model.Rate;

/**
 * Dropout rates of MISA.
 *
 * @param transformer in the transformer: on the attention weights, inside the feed-forward layer,
 *     and on the output of each sublayer
 * @param fusion in the head, before its ReLU
 */
public record MisaDropout(@Rate double transformer, @Rate double fusion) {
  /** No dropout anywhere. */
  public static final MisaDropout NONE = new MisaDropout(0, 0);
}
