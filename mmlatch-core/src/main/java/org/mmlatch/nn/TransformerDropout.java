package org.mmlatch.nn;

/**
 * The dropout rates of a transformer.
 *
 * @param embedding on the inputs, drawn separately for queries, keys and values
 * @param attention on the attention weights
 * @param relu inside the feed-forward layers, after ReLU
 * @param residual on the output of each sublayer before it is added to the residual connection
 */
public record TransformerDropout(
    Dropout embedding, Dropout attention, Dropout relu, Dropout residual) {}
