package org.mmlatch.settings;

import org.mmlatch.model.Bounds;

/**
 * The multimodal transformer, read where {@code model.encoder = mult}.
 *
 * @param width d, of each modality's projection
 * @param heads of every attention
 * @param layers of the cross-modal transformers
 * @param kernel sizes of the temporal convolutions
 * @param causal whether a step attends to itself and earlier steps only
 * @param dropout rates
 */
public record MultSettings(
    @Bounds(atLeast = 4) int width,
    @Bounds(atLeast = 1) int heads,
    @Bounds(atLeast = 1) int layers,
    KernelSettings kernel,
    boolean causal,
    MultDropoutSettings dropout) {}
