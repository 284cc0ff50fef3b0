package org.mmlatch.encoder.misa;

import java.util.Map;
import java.util.TreeSet;
import org.mmlatch.Modality;
import org.mmlatch.model.Bounds;
import org.mmlatch.model.Encoder;
import org.mmlatch.model.EncoderConfig;

/**
 * Configuration of MISA (Hazarika et al., ACM MM 2020) on word-level features, that is, the
 * released code without BERT. It reads two or three modalities.
 *
 * @param hidden size H of each token
 * @param heads number of heads of the attention between tokens, a divisor of H
 * @param feedForward hidden size of the transformer's feed-forward layer
 * @param recurrentStart initialisation of the LSTMs' recurrent weights
 * @param weight weights of the loss terms
 * @param dropout dropout rates
 */
public record MisaConfig(
    @Bounds(atLeast = 1) int hidden,
    @Bounds(atLeast = 1) int heads,
    @Bounds(atLeast = 1) int feedForward,
    RecurrentStart recurrentStart,
    LossWeights weight,
    MisaDropout dropout)
    implements EncoderConfig {
  /** The initialisation of recurrent weights. */
  public enum RecurrentStart {
    /** Uniform, as in all other encoders. */
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

  /** Two of the loss terms depend on the distribution over all segments of a batch. */
  @Override
  public boolean needsWholeBatches() {
    return true;
  }
}
