package org.mmlatch.encoder.eflstm;

import java.util.Map;
import org.mmlatch.Modality;
import org.mmlatch.model.Bounds;
import org.mmlatch.model.Encoder;
import org.mmlatch.model.EncoderConfig;
import org.mmlatch.model.Rate;

/**
 * Configuration of EF-LSTM, the early-fusion baseline of the literature.
 *
 * @param hidden hidden size H of the LSTM and size of the linear layer after it
 * @param layers number of LSTM layers
 * @param dropout dropout on the outputs of each LSTM layer and of the linear layer
 */
public record EfLstmConfig(
    @Bounds(atLeast = 1) int hidden, @Bounds(atLeast = 1) int layers, @Rate double dropout)
    implements EncoderConfig {
  @Override
  public Encoder build(Map<Modality, Integer> dims, int outputs) {
    return new EfLstmEncoder(this, dims);
  }
}
