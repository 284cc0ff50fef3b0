package org.mmlatch.batch;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import org.mmlatch.Modality;

/**
 * A batch of B segments, padded to the longest of them.
 *
 * @param features features per modality (B, T, D), zero beyond each segment's length; (B, T, S, D)
 *     for a modality with several rows per word, zero beyond the rows of each word
 * @param lengths number of steps of each segment, (B) int64
 * @param longest number of steps T of the longest segment
 * @param target targets (B, L)
 * @param rows for modalities with several rows per word, the number of rows of each word, at most
 *     S: (B, T) int64, 0 beyond each segment's length
 */
public record Batch(
    Map<Modality, NDArray> features,
    NDArray lengths,
    int longest,
    NDArray target,
    Map<Modality, NDArray> rows) {}
