package org.mmlatch.settings;

import org.mmlatch.model.Bounds;

/**
 * The probabilities with which values are dropped while training.
 *
 * @param input of the input features, before any masking (ours, not in the paper)
 * @param encoder of the unimodal LSTMs' outputs
 * @param attention of the unimodal attention weights
 * @param fusion of the attention weights in the fusion
 * @param fusionOutput of the fusion LSTM's outputs and its pooling's weights
 */
public record DropoutSettings(
    @Bounds(atLeast = 0, below = 1) double input,
    @Bounds(atLeast = 0, below = 1) double encoder,
    @Bounds(atLeast = 0, below = 1) double attention,
    @Bounds(atLeast = 0, below = 1) double fusion,
    @Bounds(atLeast = 0, below = 1) double fusionOutput) {}
