package org.mmlatch.encoder.routing;

import org.mmlatch.model.Rate;
import org.mmlatch.nn.Dropout;
import org.mmlatch.nn.TransformerDropout;

/**
 * Dropout rates of Multimodal Routing.
 *
 * @param embedding on the inputs of transformers, drawn separately for queries, keys and values
 * @param attention on attention weights
 * @param relu inside the feed-forward layers, after ReLU
 * @param residual on the output of each sublayer before it is added to the residual connection
 * @param concept on the concepts, in every iteration
 */
public record RoutingDropout(
    @Rate double embedding,
    @Rate double attention,
    @Rate double relu,
    @Rate double residual,
    @Rate double concept) {
  /** No dropout anywhere. */
  public static final RoutingDropout NONE = new RoutingDropout(0, 0, 0, 0, 0);

  TransformerDropout ofTransformers() {
    return new TransformerDropout(
        new Dropout(embedding), new Dropout(attention), new Dropout(relu), new Dropout(residual));
  }
}
