package org.mmlatch.settings;

import java.nio.file.Path;
import org.mmlatch.model.Bounds;

/**
 * The training data.
 *
 * @param corpus the corpus folder, relative to the current folder
 * @param normalise how each modality's features are normalised
 * @param maxLength number of first steps kept of a longer segment; 0 keeps all
 * @param bucketWindow number of batches whose segments are sorted by length together, to reduce
 *     padding; 1: random batches
 */
public record DataSettings(
    Path corpus,
    NormaliseSettings normalise,
    @Bounds(atLeast = 0) int maxLength,
    @Bounds(atLeast = 1) int bucketWindow) {}
