package org.mmlatch.encoder.misa;

import java.util.Map;
import java.util.TreeSet;
import org.mmlatch.Modality;
import org.mmlatch.model.Bounds;
import org.mmlatch.model.Encoder;
import org.mmlatch.model.EncoderConfig;

/**
 * MISA (Hazarika et al., ACM MM 2020) on word features: its released code without BERT. It reads
 * two or three modalities.
 *
 * @param hidden H, the width of each token
 * @param heads of the attention between tokens; a divisor of H
 * @param feedForward width within the transformer's feed-forward layer
 * @param recurrentStart what the recurrent weights of its LSTMs start as
 * @param weight of the terms of its loss
 * @param dropout rates
 */
public record MisaConfig(
    @Bounds(atLeast = 1) int hidden,
    @Bounds(atLeast = 1) int heads,
    @Bounds(atLeast = 1) int feedForward,
    RecurrentStart recurrentStart,
    LossWeights weight,
    MisaDropout dropout)
    implements EncoderConfig {
  /** The initial recurrent weights. */
  public enum RecurrentStart {
    /** Uniformly distributed, as in all other encoders. */
    UNIFORM,
    /** Orthonormal columns, as in the released code. */
    ORTHOGONAL
  }

  @Override
  public Encoder build(Map<Modality, Integer> dims, int outputs) {
    if (dims.size() < 2) {
      throw new IllegalArgumentException(
          "MISA separates shared from private representations, so it needs two or three modalities,"
              + " found only "
              + String.join(
                  ", ", new TreeSet<>(dims.keySet()).stream().map(Modality::key).toList()));
    }
    if (hidden < 1 || heads < 1 || hidden % heads != 0) {
      throw new IllegalArgumentException(
          "the heads of MISA must divide its hidden size, found %d and %d"
              .formatted(heads, hidden));
    }
    return new MisaEncoder(this, dims, outputs);
  }

  /** Two of its terms compare distributions over the segments of a batch. */
  @Override
  public boolean needsWholeBatches() {
    return true;
  }
}
