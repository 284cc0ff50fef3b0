package org.mmlatch.encoder.latefusion;

import java.util.Map;
import org.mmlatch.Modality;
import org.mmlatch.model.Encoder;
import org.mmlatch.model.EncoderConfig;
import org.mmlatch.nn.RecurrentConfig;

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
    implements EncoderConfig.StartingFromStageOne {
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

  @Override
  public Encoder build(Map<Modality, Integer> dims, int outputs) {
    return new LateFusionEncoder(this, dims, InitialState.ZERO);
  }

  @Override
  public Encoder buildStartingFromStageOne(Map<Modality, Integer> dims, int outputs) {
    return new LateFusionEncoder(this, dims, InitialState.CONTEXT);
  }

  /** Where recurrences of the unimodal encoders start. */
  enum InitialState {
    ZERO,
    CONTEXT
  }
}
