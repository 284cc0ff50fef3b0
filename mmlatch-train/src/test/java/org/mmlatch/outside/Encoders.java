package org.mmlatch.outside;

import java.util.List;
import org.mmlatch.encoder.EncoderType;

/** Tells the program of the encoder. */
public final class Encoders implements EncoderType.Provider {
  @Override
  public List<EncoderType> encoders() {
    return List.of(new EncoderType("batchwise", "batchwise", BatchwiseConfig.class));
  }
}
