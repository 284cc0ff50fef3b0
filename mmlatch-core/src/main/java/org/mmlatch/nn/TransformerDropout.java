package org.mmlatch.nn;

/**
 * The dropouts of one transformer.
 *
 * @param embedding on its inputs, drawn for queries, keys and values apart
 * @param attention on attention weights
 * @param relu within the feed-forward layers
 * @param residual on what is added to a residual
 */
public record TransformerDropout(
    Dropout embedding, Dropout attention, Dropout relu, Dropout residual) {}
