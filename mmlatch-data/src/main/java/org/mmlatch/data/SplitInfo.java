package org.mmlatch.data;

/**
 * What a manifest says of one split.
 *
 * @param segments number of segments, N
 * @param steps number of steps of all segments, ΣT
 * @param tensors the safetensors file
 * @param lines the JSON-lines file with ids and words
 */
public record SplitInfo(int segments, long steps, FileDigest tensors, FileDigest lines) {}
