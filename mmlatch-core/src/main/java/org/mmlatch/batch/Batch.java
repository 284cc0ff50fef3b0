package org.mmlatch.batch;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import org.mmlatch.Modality;

/**
 * B segments, padded to the longest of them.
 *
 * @param features per modality (B, T, D), zero beyond each segment's length; (B, T, S, D) of one
 *     that is read by its rows inside words, zero beyond those of each word
 * @param lengths (B) int64
 * @param longest T
 * @param target (B, L), the labels
 * @param rows of modalities that are read by rows inside words, how many each word has: (B, T)
 *     int64, S at most, 0 beyond each segment's length
 */
public record Batch(
    Map<Modality, NDArray> features,
    NDArray lengths,
    int longest,
    NDArray target,
    Map<Modality, NDArray> rows) {}
