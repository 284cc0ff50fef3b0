package org.mmlatch.settings;

/**
 * The metrics files for monitoring a training.
 *
 * @param tensorboard whether an event file for TensorBoard is written
 * @param jsonLines whether {@code metrics.jsonl} is written
 */
public record TrackingSettings(boolean tensorboard, boolean jsonLines) {}
