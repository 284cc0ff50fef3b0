package org.mmlatch.batch;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import org.mmlatch.Modality;

/**
 * B segments, padded to the longest of them.
 *
 * @param features per modality (B, T, D), zero beyond each segment's length
 * @param lengths (B) int64
 * @param longest T
 * @param target (B, L), the labels
 */
public record Batch(
    Map<Modality, NDArray> features, NDArray lengths, int longest, NDArray target) {}
