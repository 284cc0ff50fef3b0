package org.mmlatch.settings;

import org.mmlatch.encoder.EncoderType;

/**
 * What holds for every encoder; the components of their configs are further keys.
 *
 * @param encoder which of the multimodal encoders
 * @param modalities the modalities read
 * @param padding what padded steps do
 */
public record ModelSettings(
    EncoderType encoder, ModalitySelection modalities, PaddingRule padding) {}
