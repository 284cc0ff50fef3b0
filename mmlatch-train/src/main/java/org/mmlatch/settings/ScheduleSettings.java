package org.mmlatch.settings;

import org.mmlatch.model.Bounds;

/**
 * The learning rate schedule.
 *
 * @param type the kind of schedule
 * @param warmup epochs in which it rises to {@code train.learning-rate} before that
 * @param factor what the rate is multiplied by at a plateau; 1 keeps it
 * @param patience consecutive bad steps after which it is cut, the last of them included; torch's
 *     {@code patience} counts the ones before, so it is one less
 * @param cooldown steps after a cut in which bad ones are not counted
 * @param floor the least rate, as a fraction of the initial one
 * @param threshold relative improvement over the best loss below which a step is bad
 * @param stepOn the losses that are steps
 */
public record ScheduleSettings(
    ScheduleType type,
    @Bounds(atLeast = 0) int warmup,
    @Bounds(above = 0, atMost = 1) double factor,
    @Bounds(atLeast = 1) int patience,
    @Bounds(atLeast = 0) int cooldown,
    @Bounds(atLeast = 0, atMost = 1) double floor,
    @Bounds(atLeast = 0, below = 1) double threshold,
    StepOn stepOn) {}
