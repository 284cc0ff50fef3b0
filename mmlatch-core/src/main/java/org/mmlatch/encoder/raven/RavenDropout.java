package org.mmlatch.encoder.raven;

import org.mmlatch.model.Rate;

/**
 * Dropout rates of RAVEN.
 *
 * @param nonverbal on rows of audio and visual features, before their projection
 * @param shifted on shifted embeddings, before the LSTM over words; the gates read embeddings
 *     without dropout
 */
public record RavenDropout(@Rate double nonverbal, @Rate double shifted) {
  /** No dropout anywhere. */
  public static final RavenDropout NONE = new RavenDropout(0, 0);
}
