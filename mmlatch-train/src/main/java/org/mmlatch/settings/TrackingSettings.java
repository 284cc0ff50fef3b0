package org.mmlatch.settings;

/**
 * Where a training's numbers go for people to watch.
 *
 * @param tensorboard whether an event file for TensorBoard is written
 * @param jsonLines whether {@code metrics.jsonl} is written
 */
public record TrackingSettings(boolean tensorboard, boolean jsonLines) {}
