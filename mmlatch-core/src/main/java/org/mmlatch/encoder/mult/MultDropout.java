package org.mmlatch.encoder.mult;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.mmlatch.Modality;
import org.mmlatch.nn.Dropout;
import org.mmlatch.nn.TransformerDropout;

/**
 * Dropout rates of MulT, each in [0, 1).
 *
 * @param embedding on inputs of transformers, drawn for queries, keys and values apart
 * @param attention on attention weights, by the modality attended to
 * @param relu within the feed-forward layers
 * @param residual on what is added to a residual
 * @param output within the residual head
 */
public record MultDropout(
    float embedding, Map<Modality, Float> attention, float relu, float residual, float output) {
  /** No dropout anywhere. */
  public static final MultDropout NONE = new MultDropout(0, Map.of(), 0, 0, 0);

  /** Copies the map; a modality that is not in it has rate 0. */
  public MultDropout {
    attention =
        attention.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(attention));
  }

  /** Returns the rates within a transformer whose keys and values are of {@code source}. */
  TransformerDropout within(Modality source) {
    return new TransformerDropout(
        new Dropout(embedding),
        new Dropout(attention.getOrDefault(source, 0f)),
        new Dropout(relu),
        new Dropout(residual));
  }
}
