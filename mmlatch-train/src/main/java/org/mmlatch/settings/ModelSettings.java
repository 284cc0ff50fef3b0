package org.mmlatch.settings;

import org.mmlatch.encoder.EncoderType;

/**
 * The model settings that all encoders share. The encoders' own settings are in {@link
 * Settings#encoders}.
 *
 * @param encoder the type of multimodal encoder
 * @param modalities the modalities that the model reads
 * @param padding how padded steps are treated
 */
public record ModelSettings(
    EncoderType encoder, ModalitySelection modalities, PaddingRule padding) {}
