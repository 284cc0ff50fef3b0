package org.mmlatch.encoder.raven;

import org.mmlatch.model.Bounds;

/**
 * Dropout rates of RAVEN.
 *
 * @param nonverbal on rows of audio and visual features, before their projection
 * @param shifted on shifted embeddings, before the LSTM over words; the gates read the undropped
 */
public record RavenDropout(
    @Bounds(atLeast = 0, below = 1) double nonverbal,
    @Bounds(atLeast = 0, below = 1) double shifted) {
  /** No dropout anywhere. */
  public static final RavenDropout NONE = new RavenDropout(0, 0);
}
