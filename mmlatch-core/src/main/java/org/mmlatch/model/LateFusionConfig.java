package org.mmlatch.model;

/**
 * The paper's baseline encoder.
 *
 * @param hidden hidden size H of all LSTMs and width of all projections
 * @param recurrent how sequences are read
 * @param pooling how the fusion LSTM is pooled
 * @param dropout rates
 */
public record LateFusionConfig(
    int hidden, RecurrentConfig recurrent, Pooling pooling, DropoutRates dropout)
    implements EncoderConfig {
  /**
   * Checks the size.
   *
   * @throws IllegalArgumentException if it is below 1
   */
  public LateFusionConfig {
    if (hidden < 1) {
      throw new IllegalArgumentException("a hidden size is at least 1, found " + hidden);
    }
  }
}
