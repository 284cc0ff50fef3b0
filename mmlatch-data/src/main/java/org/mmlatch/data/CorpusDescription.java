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
 * The properties of a corpus that {@link CorpusWriter} needs before the first segment is written.
 *
 * @param dims features per step, D, of each modality in the corpus
 * @param featureNames D feature names per modality, for the modalities where they are known
 * @param sources the files the corpus is made from
 * @param parameters how the corpus is made; the writer adds {@link Manifest#INFINITIES}
 * @param infinities the replacement for infinite features
 * @param targets the label targets, at least one, with distinct names
 * @param withRows modalities whose {@linkplain WordRows rows inside words} are also stored; usually
 *     none
 */
public record CorpusDescription(
    Map<Modality, Integer> dims,
    Map<Modality, List<String>> featureNames,
    List<Source> sources,
    Map<String, String> parameters,
    Infinities infinities,
    List<Target> targets,
    Set<Modality> withRows) {

  /**
   * Creates a description.
   *
   * @throws IllegalArgumentException if the targets are empty or not distinct, a list of feature
   *     names does not have D entries, or {@code withRows} names a modality that is not in {@code
   *     dims}
   */
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

  /**
   * Returns the description of a sentiment corpus with the given dimensions and no further
   * information.
   */
  public static CorpusDescription of(Map<Modality, Integer> dims) {
    return new CorpusDescription(
        dims, Map.of(), List.of(), Map.of(), Infinities.ZERO, List.of(Target.SENTIMENT), Set.of());
  }

  /** Returns a copy with other targets. */
  public CorpusDescription withTargets(List<Target> others) {
    return new CorpusDescription(
        dims, featureNames, sources, parameters, infinities, others, withRows);
  }

  /** Returns a copy that also stores the rows inside words of the given modalities. */
  public CorpusDescription withRows(Set<Modality> modalities) {
    return new CorpusDescription(
        dims, featureNames, sources, parameters, infinities, targets, modalities);
  }

  /** Returns a copy of the targets; there must be at least one and their names must differ. */
  static List<Target> distinct(List<Target> targets) {
    if (targets.isEmpty()
        || targets.stream().map(Target::name).distinct().count() < targets.size()) {
      throw new IllegalArgumentException(
          "targets of different names are needed: " + targets.stream().map(Target::name).toList());
    }
    return List.copyOf(targets);
  }
}
