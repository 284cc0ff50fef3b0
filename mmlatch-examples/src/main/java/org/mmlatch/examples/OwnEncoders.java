package org.mmlatch.examples;

import java.util.List;
import org.mmlatch.encoder.EncoderType;

/**
 * Registers the encoder with MMLatch. Java's {@code ServiceLoader} finds this class by its name in
 * META-INF/services.
 */
public final class OwnEncoders implements EncoderType.Provider {
  @Override
  public List<EncoderType> encoders() {
    return List.of(new EncoderType("transformer", "transformer", TransformerConfig.class));
  }
}
