package org.mmlatch.data;

import java.util.List;

/**
 * What a manifest says of one split.
 *
 * @param segments number of segments, N
 * @param steps number of steps of all segments, ΣT
 * @param tensors the safetensors file
 * @param lines the JSON-lines file with ids and words
 * @param labels how the labels of each target are distributed; not known in format 1
 */
public record SplitInfo(
    int segments, long steps, FileDigest tensors, FileDigest lines, List<TargetCounts> labels) {
  /** Creates a description. */
  public SplitInfo {
    labels = List.copyOf(labels);
  }
}
