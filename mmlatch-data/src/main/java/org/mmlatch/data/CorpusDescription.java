package org.mmlatch.data;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * @param targets what segments are labelled with: one at least, of different names
 * @param withRows modalities whose rows inside words are stored besides; as a rule none
 */
public record CorpusDescription(
    Map<Modality, Integer> dims,
    Map<Modality, List<String>> featureNames,
    List<Source> sources,
    Map<String, String> parameters,
    Infinities infinities,
    List<Target> targets,
    Set<Modality> withRows) {

  /** Creates a description; every list of names must be as long as its modality is wide. */
  public CorpusDescription {
    dims = Collections.unmodifiableMap(new EnumMap<>(dims));
    featureNames = Map.copyOf(featureNames);
    sources = List.copyOf(sources);
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    targets = distinct(targets);
    withRows =
        withRows.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(withRows));
    if (!dims.keySet().containsAll(withRows)) {
      throw new IllegalArgumentException("rows of " + withRows + " in a corpus of " + dims);
    }
    for (Map.Entry<Modality, List<String>> names : featureNames.entrySet()) {
      if (names.getValue().size() != dims.getOrDefault(names.getKey(), 0)) {
        throw new IllegalArgumentException(
            names.getValue().size() + " names for " + names.getKey() + " of " + dims);
      }
    }
  }

  /** Describes a corpus of sentiment of which only the dimensions are known. */
  public static CorpusDescription of(Map<Modality, Integer> dims) {
    return new CorpusDescription(
        dims, Map.of(), List.of(), Map.of(), Infinities.ZERO, List.of(Target.SENTIMENT), Set.of());
  }

  /** Returns the same corpus with other targets. */
  public CorpusDescription withTargets(List<Target> others) {
    return new CorpusDescription(
        dims, featureNames, sources, parameters, infinities, others, withRows);
  }

  /** Returns the same corpus, with the rows inside words of some modalities. */
  public CorpusDescription withRows(Set<Modality> modalities) {
    return new CorpusDescription(
        dims, featureNames, sources, parameters, infinities, targets, modalities);
  }

  /** Returns a copy of targets, which must be one at least and of different names. */
  static List<Target> distinct(List<Target> targets) {
    if (targets.isEmpty()
        || targets.stream().map(Target::name).distinct().count() < targets.size()) {
      throw new IllegalArgumentException(
          "targets of different names are needed: " + targets.stream().map(Target::name).toList());
    }
    return List.copyOf(targets);
  }
}
