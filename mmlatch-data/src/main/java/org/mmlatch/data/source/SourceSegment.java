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
 * One segment of one source.
 *
 * @param split its split, if the source has splits
 * @param labels its labels in this source by target name, possibly none
 * @param features its modalities in this source, possibly none
 * @param words its words, if known; not necessarily one per step
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

  SourceSegment in(SplitName chosen) {
    return new SourceSegment(id, Optional.of(chosen), labels, features, words);
  }

  SourceSegment withMendedWords(Notes notes) {
    return new SourceSegment(
        id, split, labels, features, words.map(known -> Windows1252.mended(known, notes)));
  }
}
