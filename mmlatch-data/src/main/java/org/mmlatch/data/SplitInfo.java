package org.mmlatch.data;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.mmlatch.Modality;

/**
 * What a manifest says of one split.
 *
 * @param segments number of segments, N
 * @param steps number of steps of all segments, ΣT
 * @param tensors the safetensors file
 * @param lines the JSON-lines file with ids and words
 * @param labels how the labels of each target are distributed; not known in format 1
 * @param rows number of rows inside words, ΣR, of the modalities that have such
 */
public record SplitInfo(
    int segments,
    long steps,
    FileDigest tensors,
    FileDigest lines,
    List<TargetCounts> labels,
    Map<Modality, Long> rows) {
  /** Creates a description. */
  public SplitInfo {
    labels = List.copyOf(labels);
    rows = rows.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(rows));
  }
}
