package org.mmlatch.settings;

/**
 * The initial weights of a training.
 *
 * @param weights the source of the initial weights, instead of drawing them at random
 * @param partly whether the source may be another model, of which only the weights that fit are
 *     taken
 */
public record StartSettings(WeightSource weights, boolean partly) {}
