package org.mmlatch.encoder.mfn;

import java.util.Map;
import org.mmlatch.Modality;
import org.mmlatch.encoder.subnetworks.Widths;
import org.mmlatch.model.Bounds;
import org.mmlatch.model.Encoder;
import org.mmlatch.model.EncoderConfig;

/**
 * Configuration of MFN, the memory fusion network (Zadeh et al., AAAI 2018).
 *
 * @param hidden hidden size H_m of each modality's LSTM
 * @param memory size M of the memory
 * @param width size of each network's hidden layer
 * @param dropout dropout rates on the hidden layers
 */
public record MfnConfig(
    Widths hidden, @Bounds(atLeast = 1) int memory, MfnWidths width, MfnDropout dropout)
    implements EncoderConfig {
  @Override
  public Encoder build(Map<Modality, Integer> dims, int outputs) {
    return new MfnEncoder(this, dims, outputs);
  }
}
