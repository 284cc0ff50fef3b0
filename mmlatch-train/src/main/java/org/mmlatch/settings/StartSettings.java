package org.mmlatch.settings;

/**
 * The initial weights of a training.
 *
 * @param weights in the place of those that the seed draws
 * @param partly whether they may be those of another model, from which the weights that fit are
 *     taken
 */
public record StartSettings(WeightSource weights, boolean partly) {}
