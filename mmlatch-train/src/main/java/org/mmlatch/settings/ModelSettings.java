package org.mmlatch.settings;

import org.mmlatch.model.Pooling;

/**
 * The encoders and the fusion.
 *
 * @param encoder which of the multimodal encoders
 * @param modalities the modalities read
 * @param hidden H, the width of every representation
 * @param pooling how the fused sequence becomes one vector
 * @param padding what padded steps do
 */
public record ModelSettings(
    EncoderType encoder,
    ModalitySelection modalities,
    @Bounds(atLeast = 1) int hidden,
    Pooling pooling,
    PaddingRule padding,
    DropoutSettings dropout) {}
