package org.mmlatch.data.imports;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mmlatch.Modality;
import org.mmlatch.data.Infinities;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.csd.BadIntervals;
import org.mmlatch.data.csd.CsdOptions;
import org.mmlatch.data.source.LabelColumn;
import org.mmlatch.data.source.Reading;

/**
 * What to import and how.
 *
 * @param sources files and folders; a modality is taken from the first that has it
 * @param splits further files, each of which holds one split
 * @param folds which video belongs to which split, in place of what the sources say
 * @param modalities those to import; none for all that the sources have
 * @param infinities what replaces infinite features
 * @param policies what is done with defects, where it differs from the standard
 * @param reading what labels and ids are, and how modalities are aligned
 * @param targets names of those of which the corpus has labels; none for all that the sources have
 * @param csd how folders of {@code .csd} files are read, apart from modalities and infinities
 */
public record ImportOptions(
    List<Path> sources,
    Map<SplitName, Path> splits,
    Optional<Path> folds,
    Set<Modality> modalities,
    Infinities infinities,
    Map<SourceDefect, Policy> policies,
    Reading reading,
    List<String> targets,
    CsdOptions csd) {

  /** Creates options. */
  public ImportOptions {
    sources = List.copyOf(sources);
    targets = List.copyOf(targets);
    splits = splits.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(splits));
    modalities =
        modalities.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(modalities));
    policies = policies.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(policies));
    policies.forEach(
        (defect, policy) -> {
          if (!defect.allows(policy)) {
            throw new IllegalArgumentException(defect.key() + " cannot be " + policy.key());
          }
        });
  }

  /** Imports all that the sources have, into the splits that they say. */
  public static ImportOptions of(Path... sources) {
    return new ImportOptions(
        List.of(sources),
        Map.of(),
        Optional.empty(),
        Set.of(),
        Infinities.ZERO,
        Map.of(),
        Reading.STANDARD,
        List.of(),
        CsdOptions.STANDARD);
  }

  /** Returns these options with files that hold one split each. */
  public ImportOptions withSplits(Map<SplitName, Path> chosen) {
    return new ImportOptions(
        sources, chosen, folds, modalities, infinities, policies, reading, targets, csd);
  }

  /** Returns these options with folds. */
  public ImportOptions withFolds(Path chosen) {
    return new ImportOptions(
        sources,
        splits,
        Optional.of(chosen),
        modalities,
        infinities,
        policies,
        reading,
        targets,
        csd);
  }

  /** Returns these options with some modalities only. */
  public ImportOptions withModalities(Set<Modality> chosen) {
    return new ImportOptions(
        sources, splits, folds, chosen, infinities, policies, reading, targets, csd);
  }

  /** Returns these options with infinities cleaned otherwise. */
  public ImportOptions withInfinities(Infinities chosen) {
    return new ImportOptions(
        sources, splits, folds, modalities, chosen, policies, reading, targets, csd);
  }

  /** Returns these options with other policies for some defects. */
  public ImportOptions withPolicies(Map<SourceDefect, Policy> chosen) {
    return new ImportOptions(
        sources, splits, folds, modalities, infinities, chosen, reading, targets, csd);
  }

  /** Returns these options with a column of labels. */
  public ImportOptions withLabelColumn(LabelColumn chosen) {
    return withReading(reading.withColumn(chosen));
  }

  /** Returns these options with sources read otherwise. */
  public ImportOptions withReading(Reading chosen) {
    return new ImportOptions(
        sources, splits, folds, modalities, infinities, policies, chosen, targets, csd);
  }

  /** Returns these options with some targets only. */
  public ImportOptions withTargets(List<String> chosen) {
    return new ImportOptions(
        sources, splits, folds, modalities, infinities, policies, reading, chosen, csd);
  }

  /** Returns these options with folders of {@code .csd} files read otherwise. */
  public ImportOptions withCsd(CsdOptions chosen) {
    return new ImportOptions(
        sources, splits, folds, modalities, infinities, policies, reading, targets, chosen);
  }

  /**
   * Returns how a folder of {@code .csd} files is read: a sole source must have the modalities
   * chosen, one of several need not.
   */
  CsdOptions csdOptions() {
    CsdOptions cleaning =
        csd.withInfinities(infinities)
            .withBadIntervals(
                SourceDefect.INTERVAL.policy(policies) == Policy.DROP
                    ? BadIntervals.LEAVE_OUT
                    : BadIntervals.FAIL);
    if (modalities.isEmpty()) {
      return cleaning;
    }
    return sources.size() + splits.size() == 1
        ? cleaning.withNeeded(modalities)
        : cleaning.withWanted(modalities);
  }
}
