package org.mmlatch.settings;

import org.mmlatch.model.Bounds;

/**
 * The learning rate schedule.
 *
 * @param type the kind of schedule
 * @param warmup number of epochs before the schedule in which the rate rises to {@code
 *     train.learning-rate}
 * @param factor the rate is multiplied by this at a plateau; 1 keeps it
 * @param patience the rate is cut at this many consecutive bad steps; torch cuts one step later, so
 *     its {@code patience} is one less for the same schedule
 * @param cooldown number of steps after a cut in which bad steps are not counted
 * @param floor the lowest rate, as a fraction of the initial one
 * @param threshold relative improvement over the best loss below which a step is bad
 * @param stepOn the losses that count as steps
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
