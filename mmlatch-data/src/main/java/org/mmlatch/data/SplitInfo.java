package org.mmlatch.data;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.mmlatch.Modality;

/**
 * The manifest's entry for one split.
 *
 * @param segments number of segments, N
 * @param steps total number of steps, ΣT
 * @param tensors the safetensors file
 * @param lines the JSON Lines file with ids and words
 * @param labels the distribution of each target's labels; empty in format 1
 * @param rows total number of rows inside words, ΣR, for the modalities that have them
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
