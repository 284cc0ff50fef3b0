package org.mmlatch.encoder.mult;

import java.util.Map;
import org.mmlatch.Modality;
import org.mmlatch.model.Bounds;
import org.mmlatch.model.Encoder;
import org.mmlatch.model.EncoderConfig;
import org.mmlatch.nn.Transformer.AttentionMask;

/**
 * Configuration of MulT, the multimodal transformer (Tsai et al., ACL 2019).
 *
 * @param width size d of each modality's projection; even
 * @param heads number of heads of every attention, a divisor of the width
 * @param layers number of layers of the transformers; memory transformers have at least 3
 * @param kernel kernel sizes of the temporal convolutions; odd
 * @param causal whether a step attends to itself and earlier steps only
 * @param dropout dropout rates
 */
public record MultConfig(
    @Bounds(atLeast = 4) int width,
    @Bounds(atLeast = 1) int heads,
    @Bounds(atLeast = 1) int layers,
    Kernels kernel,
    boolean causal,
    MultDropout dropout)
    implements EncoderConfig {
  /** Kernel sizes of the temporal convolutions, in steps. */
  public record Kernels(
      @Bounds(atLeast = 1) int text,
      @Bounds(atLeast = 1) int audio,
      @Bounds(atLeast = 1) int visual) {
    /** Each step on its own. */
    public static final Kernels ONE = new Kernels(1, 1, 1);

    int of(Modality modality) {
      return switch (modality) {
        case TEXT -> text;
        case AUDIO -> audio;
        case VISUAL -> visual;
      };
    }
  }

  @Override
  public Encoder build(Map<Modality, Integer> dims, int outputs) {
    require(width >= 4 && width % 2 == 0, "the width of MulT must be even and at least 4", width);
    require(
        heads >= 1 && width % heads == 0,
        "the heads of MulT must divide its width " + width,
        heads);
    require(layers >= 1, "MulT must have at least 1 layer", layers);
    for (Modality modality : Modality.values()) {
      int size = kernel.of(modality);
      require(size >= 1 && size % 2 == 1, "a kernel of MulT must be odd and at least 1", size);
    }
    return new MultEncoder(this, dims);
  }

  private static void require(boolean holds, String rule, int found) {
    if (!holds) {
      throw new IllegalArgumentException(rule + ", found " + found);
    }
  }

  /** Returns which steps a step attends to. */
  AttentionMask mask() {
    return causal ? AttentionMask.CAUSAL : AttentionMask.FULL;
  }
}
