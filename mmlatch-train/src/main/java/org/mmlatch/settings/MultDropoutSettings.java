package org.mmlatch.settings;

import org.mmlatch.model.Bounds;

/**
 * Dropout rates of MulT.
 *
 * @param embedding on the inputs of transformers
 * @param attention on attention weights, by the modality attended to
 * @param relu within feed-forward layers
 * @param residual on what is added to a residual
 * @param output within the residual head
 */
public record MultDropoutSettings(
    @Bounds(atLeast = 0, below = 1) double embedding,
    AttentionDropoutSettings attention,
    @Bounds(atLeast = 0, below = 1) double relu,
    @Bounds(atLeast = 0, below = 1) double residual,
    @Bounds(atLeast = 0, below = 1) double output) {}
