package org.mmlatch.encoder.mctn;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.mmlatch.Modality;
import org.mmlatch.model.Bounds;
import org.mmlatch.model.Encoder;
import org.mmlatch.model.EncoderConfig;

/**
 * Configuration of MCTN, the multimodal cyclic translation network (Pham et al., AAAI 2019).
 *
 * @param variant cells and attention: standard or as in the released code
 * @param order order of the modalities that text is translated to
 * @param hidden hidden size H of encoders and decoders
 * @param regression hidden size R of the LSTM in the prediction head
 * @param translationWeight weight λ_t of the translation losses
 * @param cycleWeight weight λ_c of the loss of the translation back to text
 * @param penaltyWeight weight λ_w of the squared norm of the output weights
 */
public record MctnConfig(
    Variant variant,
    Order order,
    @Bounds(atLeast = 1) int hidden,
    @Bounds(atLeast = 1) int regression,
    @Bounds(atLeast = 0) double translationWeight,
    @Bounds(atLeast = 0) double cycleWeight,
    @Bounds(atLeast = 0) double penaltyWeight)
    implements EncoderConfig {
  /** The kind of cells and attention. */
  public enum Variant {
    /** Standard LSTMs, additive attention, decoders with linear outputs. */
    STANDARD,
    /**
     * As in the released code: hard sigmoid gates; encoders whose cells are squashed at every step;
     * decoders whose forget gate is the input gate, whose attention is the same at every step and
     * whose outputs are within ±1.
     */
    RELEASED
  }

  /** The order of translations; the source is always text. */
  public enum Order {
    /** Text to visual, then their joint representation to audio. */
    TEXT_VISUAL_AUDIO,
    /** Text to audio, then their joint representation to visual. */
    TEXT_AUDIO_VISUAL;

    /** Returns the targets of translation among the modalities present, in this order. */
    List<Modality> targets(Set<Modality> present) {
      List<Modality> all =
          switch (this) {
            case TEXT_VISUAL_AUDIO -> List.of(Modality.VISUAL, Modality.AUDIO);
            case TEXT_AUDIO_VISUAL -> List.of(Modality.AUDIO, Modality.VISUAL);
          };
      return all.stream().filter(present::contains).toList();
    }
  }

  @Override
  public Encoder build(Map<Modality, Integer> dims, int outputs) {
    if (!dims.containsKey(Modality.TEXT)) {
      throw new IllegalArgumentException(
          "MCTN translates from text, so its modalities must include text, found only "
              + String.join(
                  " and ", new TreeSet<>(dims.keySet()).stream().map(Modality::key).toList()));
    }
    requirePositive("the hidden size", hidden);
    requirePositive("the hidden size of the regression", regression);
    requireWeight("of translations", translationWeight);
    requireWeight("of the cycle", cycleWeight);
    requireWeight("of the penalty", penaltyWeight);
    return new MctnEncoder(this, dims, outputs);
  }

  private static void requirePositive(String what, int found) {
    if (found < 1) {
      throw new IllegalArgumentException(what + " of MCTN must be at least 1, found " + found);
    }
  }

  private static void requireWeight(String what, double found) {
    if (!(found >= 0) || Double.isInfinite(found)) {
      throw new IllegalArgumentException(
          "the weight " + what + " of MCTN must be finite and at least 0, found " + found);
    }
  }

  /** Text only: the other modalities are targets of translation during training. */
  @Override
  public Set<Modality> readInEvaluation(Set<Modality> trained) {
    return Set.of(Modality.TEXT);
  }
}
