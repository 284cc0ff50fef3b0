package org.mmlatch.encoder.misa;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import org.mmlatch.nn.Dropout;
import org.mmlatch.nn.Intermediates;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.LayerNorm;
import org.mmlatch.nn.Linear;
import org.mmlatch.nn.MultiHeadAttention;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.TranslatedProducts;

/**
 * A post-norm transformer layer over a segment's tokens, like torch's {@code
 * TransformerEncoderLayer}: (B, N, H) to (B, N, H).
 */
final class TokenLayer extends Layer {
  private final MultiHeadAttention attention;
  private final Linear expand;
  private final Linear contract;
  private final LayerNorm attentionNorm;
  private final LayerNorm feedForwardNorm;
  private final Dropout dropout;

  TokenLayer(MisaConfig config) {
    long width = config.hidden();
    dropout = new Dropout(config.dropout().transformer());
    attention =
        part(
            "self_attn",
            MultiHeadAttention.withTorchInitialisation(width, config.heads(), dropout));
    expand = part("linear1", new Linear(width, config.feedForward()));
    contract = part("linear2", new Linear(config.feedForward(), width));
    attentionNorm = part("norm1", new LayerNorm(width));
    feedForwardNorm = part("norm2", new LayerNorm(width));
  }

  NDArray forward(Pass pass, NDArray tokens) {
    int number = Math.toIntExact(tokens.getShape().get(1));
    Pass ofTokens =
        pass.withObserver(
            new TranslatedProducts(pass.observer(), product -> TokenProducts.of(product, number)));
    return Intermediates.closedAfter(
        () -> {
          NDArray none = tokens.getManager().zeros(new Shape(1));
          NDArray attended = attention.self(ofTokens, tokens, none);
          NDArray h = attentionNorm.forward(pass, tokens.add(dropout.apply(pass, attended)));
          NDArray inner = Activation.relu(expand.forward(ofTokens, h));
          NDArray outer = contract.forward(ofTokens, dropout.apply(pass, inner));
          return feedForwardNorm.forward(pass, h.add(dropout.apply(pass, outer)));
        });
  }
}
