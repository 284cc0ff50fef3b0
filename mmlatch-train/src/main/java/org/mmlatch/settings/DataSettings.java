package org.mmlatch.settings;

import java.nio.file.Path;
import org.mmlatch.model.Bounds;

/**
 * The training data.
 *
 * @param corpus the corpus folder, relative to where the program was called
 * @param normalise how each modality's features are normalised
 * @param maxLength steps kept of a longer segment, its first; 0 keeps all
 * @param bucketWindow batches in a shuffled window that is ordered by length; 1: random batches
 */
public record DataSettings(
    Path corpus,
    NormaliseSettings normalise,
    @Bounds(atLeast = 0) int maxLength,
    @Bounds(atLeast = 1) int bucketWindow) {}
