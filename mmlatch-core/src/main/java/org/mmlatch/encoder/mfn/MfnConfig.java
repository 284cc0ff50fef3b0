package org.mmlatch.encoder.mfn;

import java.util.Map;
import org.mmlatch.Modality;
import org.mmlatch.encoder.subnetworks.Widths;
import org.mmlatch.model.Bounds;
import org.mmlatch.model.Encoder;
import org.mmlatch.model.EncoderConfig;

/**
 * MFN, the memory fusion network (Zadeh et al., AAAI 2018).
 *
 * @param hidden H_m
 * @param memory M, the width of the memory
 * @param width of each network's hidden layer
 * @param dropout rates on them
 */
public record MfnConfig(
    Widths hidden, @Bounds(atLeast = 1) int memory, MfnWidths width, MfnDropout dropout)
    implements EncoderConfig {
  @Override
  public Encoder build(Map<Modality, Integer> dims, int outputs) {
    return new MfnEncoder(this, dims, outputs);
  }
}
