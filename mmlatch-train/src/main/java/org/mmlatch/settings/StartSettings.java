package org.mmlatch.settings;

/**
 * What a training starts from.
 *
 * @param weights in the place of those that the seed draws
 * @param partly whether they may be those of another model, of which what fits is taken
 */
public record StartSettings(WeightSource weights, boolean partly) {}
