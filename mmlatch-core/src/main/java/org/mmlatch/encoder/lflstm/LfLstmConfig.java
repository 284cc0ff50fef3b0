package org.mmlatch.encoder.lflstm;

import java.util.Map;
import org.mmlatch.Modality;
import org.mmlatch.encoder.subnetworks.Widths;
import org.mmlatch.model.Bounds;
import org.mmlatch.model.Encoder;
import org.mmlatch.model.EncoderConfig;
import org.mmlatch.model.Rate;

/**
 * Configuration of LF-LSTM, the late-fusion baseline of the literature.
 *
 * @param hidden hidden size H_m of each modality's LSTM
 * @param out size of the layer that fuses their last states
 * @param dropout dropout on that layer's output
 */
public record LfLstmConfig(Widths hidden, @Bounds(atLeast = 1) int out, @Rate double dropout)
    implements EncoderConfig {
  @Override
  public Encoder build(Map<Modality, Integer> dims, int outputs) {
    return new LfLstmEncoder(this, dims);
  }
}
