package org.mmlatch.encoder.mult;

import org.mmlatch.Modality;
import org.mmlatch.model.Rate;
import org.mmlatch.nn.Dropout;
import org.mmlatch.nn.TransformerDropout;

/**
 * Dropout rates of MulT.
 *
 * @param embedding on the inputs of transformers, drawn separately for queries, keys and values
 * @param attention on attention weights, by the modality attended to
 * @param relu inside the feed-forward layers, after ReLU
 * @param residual on the output of each sublayer before it is added to the residual connection
 * @param output inside the residual head
 */
public record MultDropout(
    @Rate double embedding,
    AttentionRates attention,
    @Rate double relu,
    @Rate double residual,
    @Rate double output) {
  /** No dropout anywhere. */
  public static final MultDropout NONE = new MultDropout(0, new AttentionRates(0, 0, 0), 0, 0, 0);

  /** Dropout rates of attention weights by the modality attended to. */
  public record AttentionRates(@Rate double text, @Rate double audio, @Rate double visual) {
    private double of(Modality modality) {
      return switch (modality) {
        case TEXT -> text;
        case AUDIO -> audio;
        case VISUAL -> visual;
      };
    }
  }

  /** Returns the dropout of a transformer whose keys and values come from {@code source}. */
  TransformerDropout within(Modality source) {
    return new TransformerDropout(
        new Dropout(embedding),
        new Dropout(attention.of(source)),
        new Dropout(relu),
        new Dropout(residual));
  }
}
