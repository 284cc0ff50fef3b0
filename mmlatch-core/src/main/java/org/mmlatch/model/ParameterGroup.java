package org.mmlatch.model;

import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * A group of weights with its own learning rate or weight decay.
 *
 * @param weights whether a weight belongs to the group, given its name in the model
 * @param rateFactor factor of the learning rate
 * @param weightDecay L2 penalty; if empty, that of the other weights
 */
public record ParameterGroup(
    Predicate<String> weights, double rateFactor, OptionalDouble weightDecay) {}
