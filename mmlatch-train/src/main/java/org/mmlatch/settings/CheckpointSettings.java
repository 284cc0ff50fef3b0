package org.mmlatch.settings;

import org.mmlatch.model.Bounds;

/**
 * When a run saves a checkpoint, in addition to the end of every epoch.
 *
 * @param everySteps updates between two checkpoints; 0: not by steps
 * @param everyMinutes minutes between two checkpoints; 0: not by time
 * @param keep number of newest checkpoints kept, besides the best
 */
public record CheckpointSettings(
    @Bounds(atLeast = 0) int everySteps,
    @Bounds(atLeast = 0) int everyMinutes,
    @Bounds(atLeast = 1) int keep) {}
