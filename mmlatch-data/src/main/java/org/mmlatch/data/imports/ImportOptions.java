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
 * Options of an import.
 *
 * @param sources files and folders; a modality is taken from the first source that has it
 * @param splits further files, each of which contains one split
 * @param folds file that assigns videos to splits, overriding the splits in the sources
 * @param modalities modalities to import; empty for all that the sources have
 * @param infinities the replacement for infinite features
 * @param policies policies for defects that differ from the defaults
 * @param reading how labels and ids are interpreted and modalities aligned
 * @param targets names of the targets to import; empty for all that the sources have
 * @param csd how folders of {@code .csd} files are read; modalities, infinities and bad intervals
 *     are set from the other options
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

  /**
   * Creates options.
   *
   * @throws IllegalArgumentException if a defect does not allow its policy
   */
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

  /**
   * Returns the default options, which import all modalities and targets of the sources and keep
   * their splits.
   */
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

  /** Returns a copy with files that contain one split each. */
  public ImportOptions withSplits(Map<SplitName, Path> chosen) {
    return new ImportOptions(
        sources, chosen, folds, modalities, infinities, policies, reading, targets, csd);
  }

  /** Returns a copy with a folds file. */
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

  /** Returns a copy with only the given modalities. */
  public ImportOptions withModalities(Set<Modality> chosen) {
    return new ImportOptions(
        sources, splits, folds, chosen, infinities, policies, reading, targets, csd);
  }

  /** Returns a copy with another replacement for infinite features. */
  public ImportOptions withInfinities(Infinities chosen) {
    return new ImportOptions(
        sources, splits, folds, modalities, chosen, policies, reading, targets, csd);
  }

  /** Returns a copy with other policies for defects. */
  public ImportOptions withPolicies(Map<SourceDefect, Policy> chosen) {
    return new ImportOptions(
        sources, splits, folds, modalities, infinities, chosen, reading, targets, csd);
  }

  /** Returns a copy with another sentiment column. */
  public ImportOptions withLabelColumn(LabelColumn chosen) {
    return withReading(reading.withColumn(chosen));
  }

  /** Returns a copy with other reading options. */
  public ImportOptions withReading(Reading chosen) {
    return new ImportOptions(
        sources, splits, folds, modalities, infinities, policies, chosen, targets, csd);
  }

  /** Returns a copy with only the given targets. */
  public ImportOptions withTargets(List<String> chosen) {
    return new ImportOptions(
        sources, splits, folds, modalities, infinities, policies, reading, chosen, csd);
  }

  /** Returns a copy with other options for folders of {@code .csd} files. */
  public ImportOptions withCsd(CsdOptions chosen) {
    return new ImportOptions(
        sources, splits, folds, modalities, infinities, policies, reading, targets, chosen);
  }

  /**
   * Returns the options for a folder of {@code .csd} files. A single source must have the chosen
   * modalities, one of several need not.
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
