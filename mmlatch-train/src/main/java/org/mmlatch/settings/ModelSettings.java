package org.mmlatch.settings;

/**
 * The encoders and the fusion.
 *
 * @param modalities the modalities read
 * @param hidden H, the width of every representation
 * @param pooling how the fused sequence becomes one vector
 * @param padding what padded steps do
 */
public record ModelSettings(
    ModalitySelection modalities,
    @Bounds(atLeast = 1) int hidden,
    PoolingType pooling,
    PaddingRule padding,
    DropoutSettings dropout) {}
