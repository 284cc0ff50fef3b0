package org.mmlatch.encoder.mult;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.mmlatch.Modality;
import org.mmlatch.model.Encoder;
import org.mmlatch.model.EncoderConfig;
import org.mmlatch.nn.Transformer;

/**
 * MulT, the multimodal transformer (Tsai et al., ACL 2019).
 *
 * @param width d, of each modality's projection; even, at least 4
 * @param heads of every attention; divides the width
 * @param layers of the cross-modal transformers; the memory transformers have at least 3
 * @param kernels odd sizes of the temporal convolutions, per modality
 * @param mask whether a step attends to later ones
 * @param dropout rates
 */
public record MultConfig(
    int width,
    int heads,
    int layers,
    Map<Modality, Integer> kernels,
    Transformer.AttentionMask mask,
    MultDropout dropout)
    implements EncoderConfig {
  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if they do not fit together; the message says how they would
   */
  public MultConfig {
    require(width >= 4 && width % 2 == 0, "the width of MulT is even and at least 4", width);
    require(heads >= 1 && width % heads == 0, "the heads of MulT divide its width " + width, heads);
    require(layers >= 1, "MulT has at least 1 layer", layers);
    for (int kernel : kernels.values()) {
      require(kernel >= 1 && kernel % 2 == 1, "a kernel of MulT is odd and at least 1", kernel);
    }
    kernels = kernels.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(kernels));
  }

  private static void require(boolean holds, String rule, int found) {
    if (!holds) {
      throw new IllegalArgumentException(rule + ", found " + found);
    }
  }

  @Override
  public Encoder build(Map<Modality, Integer> dims, int outputs) {
    return new MultEncoder(this, dims);
  }
}
