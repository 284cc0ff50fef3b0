package org.mmlatch.model;

import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * Weights that are trained differently from the rest.
 *
 * @param weights which they are, by their names in the model
 * @param rateFactor what the learning rate is multiplied by
 * @param weightDecay their L2 penalty; empty: that of the rest
 */
public record ParameterGroup(
    Predicate<String> weights, double rateFactor, OptionalDouble weightDecay) {}
