package org.mmlatch.data;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mmlatch.Modality;

/**
 * What must be known of a corpus before its first segment is written.
 *
 * @param dims features per step of each modality that the corpus has
 * @param featureNames names of the features where they are known
 * @param sources the files it is made from
 * @param parameters how it is made; the way infinities are cleaned is added
 * @param infinities what replaces infinite features
 */
public record CorpusDescription(
    Map<Modality, Integer> dims,
    Map<Modality, List<String>> featureNames,
    List<Source> sources,
    Map<String, String> parameters,
    Infinities infinities) {

  /** Creates a description; every list of names must be as long as its modality is wide. */
  public CorpusDescription {
    dims = Collections.unmodifiableMap(new EnumMap<>(dims));
    featureNames = Map.copyOf(featureNames);
    sources = List.copyOf(sources);
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    for (Map.Entry<Modality, List<String>> names : featureNames.entrySet()) {
      if (names.getValue().size() != dims.getOrDefault(names.getKey(), 0)) {
        throw new IllegalArgumentException(
            names.getValue().size() + " names for " + names.getKey() + " of " + dims);
      }
    }
  }

  /** Describes a corpus of which only the dimensions are known. */
  public static CorpusDescription of(Map<Modality, Integer> dims) {
    return new CorpusDescription(dims, Map.of(), List.of(), Map.of(), Infinities.ZERO);
  }
}
