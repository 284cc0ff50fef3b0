package org.mmlatch.examples;

import java.util.List;
import org.mmlatch.encoder.EncoderType;

/** Tells MMLatch of the encoder, as a service of Java's: META-INF/services names this class. */
public final class OwnEncoders implements EncoderType.Provider {
  @Override
  public List<EncoderType> encoders() {
    return List.of(new EncoderType("transformer", "transformer", TransformerConfig.class));
  }
}
