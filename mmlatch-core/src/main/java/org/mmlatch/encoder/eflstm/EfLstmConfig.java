package org.mmlatch.encoder.eflstm;

import java.util.Map;
import org.mmlatch.Modality;
import org.mmlatch.model.Bounds;
import org.mmlatch.model.Encoder;
import org.mmlatch.model.EncoderConfig;
import org.mmlatch.model.Rate;

/**
 * EF-LSTM, the early-fusion baseline of the literature.
 *
 * @param hidden H of the LSTM, and width of the layer behind it
 * @param layers of the LSTM
 * @param dropout on the outputs of each of them, and of the layer behind
 */
public record EfLstmConfig(
    @Bounds(atLeast = 1) int hidden, @Bounds(atLeast = 1) int layers, @Rate double dropout)
    implements EncoderConfig {
  @Override
  public Encoder build(Map<Modality, Integer> dims, int outputs) {
    return new EfLstmEncoder(this, dims);
  }
}
