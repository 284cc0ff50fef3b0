package org.mmlatch.data.source;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.Modality;
import org.mmlatch.data.SegmentId;
import org.mmlatch.data.SplitName;

/**
 * What one source knows of one segment.
 *
 * @param split the part of the data that it belongs to, if the source says so
 * @param labels what the source has of its labels, by the names of their targets; perhaps none
 * @param features the modalities that the source has, perhaps none
 * @param words its words, if known; perhaps not one per step
 */
public record SourceSegment(
    SegmentId id,
    Optional<SplitName> split,
    Map<String, RawLabel> labels,
    Map<Modality, RowsReader> features,
    Optional<List<String>> words) {

  /** Creates a segment. */
  public SourceSegment {
    features = features.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(features));
    words = words.map(List::copyOf);
    labels = labels.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(labels));
  }

  SourceSegment withMendedWords(Notes notes) {
    return new SourceSegment(
        id, split, labels, features, words.map(known -> Windows1252.mended(known, notes)));
  }
}
