package org.mmlatch.encoder.misa;

import org.mmlatch.model.Bounds;

/**
 * Dropout rates of MISA.
 *
 * @param transformer on its attention weights, within its feed-forward layer, and on what is added
 *     to its residuals
 * @param fusion within the head, before its ReLU
 */
public record MisaDropout(
    @Bounds(atLeast = 0, below = 1) double transformer,
    @Bounds(atLeast = 0, below = 1) double fusion) {
  /** No dropout anywhere. */
  public static final MisaDropout NONE = new MisaDropout(0, 0);
}
