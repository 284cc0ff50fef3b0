package org.mmlatch.settings;

import org.mmlatch.encoder.latefusion.Pooling;
import org.mmlatch.model.Bounds;
import org.mmlatch.nn.RecurrentConfig;

/**
 * The encoders and the fusion.
 *
 * @param encoder which of the multimodal encoders
 * @param modalities the modalities read
 * @param hidden H, the width of every representation
 * @param cell what a step of its recurrences calculates
 * @param layers of each recurrence
 * @param bidirectional whether they read from the last step too
 * @param pooling how the fused sequence becomes one vector
 * @param padding what padded steps do
 */
public record ModelSettings(
    EncoderType encoder,
    ModalitySelection modalities,
    @Bounds(atLeast = 1) int hidden,
    RecurrentConfig.Cell cell,
    @Bounds(atLeast = 1) int layers,
    boolean bidirectional,
    Pooling pooling,
    PaddingRule padding,
    DropoutSettings dropout) {}
