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

/**
 * What to import and how.
 *
 * @param sources files and folders; a modality is taken from the first that has it
 * @param splits further files, each of which holds one split
 * @param folds which video belongs to which split, in place of what the sources say
 * @param modalities those to import; none for all that the sources have
 * @param infinities what replaces infinite features
 * @param policies what is done with defects, where it differs from the standard
 * @param labelColumn which of several labels is the sentiment
 * @param csd how folders of {@code .csd} files are read, apart from modalities and infinities
 */
public record ImportOptions(
    List<Path> sources,
    Map<SplitName, Path> splits,
    Optional<Path> folds,
    Set<Modality> modalities,
    Infinities infinities,
    Map<SourceDefect, Policy> policies,
    LabelColumn labelColumn,
    CsdOptions csd) {

  /** Creates options. */
  public ImportOptions {
    sources = List.copyOf(sources);
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
        LabelColumn.RECOGNISED,
        CsdOptions.STANDARD);
  }

  /** Returns these options with files that hold one split each. */
  public ImportOptions withSplits(Map<SplitName, Path> chosen) {
    return new ImportOptions(
        sources, chosen, folds, modalities, infinities, policies, labelColumn, csd);
  }

  /** Returns these options with folds. */
  public ImportOptions withFolds(Path chosen) {
    return new ImportOptions(
        sources, splits, Optional.of(chosen), modalities, infinities, policies, labelColumn, csd);
  }

  /** Returns these options with some modalities only. */
  public ImportOptions withModalities(Set<Modality> chosen) {
    return new ImportOptions(
        sources, splits, folds, chosen, infinities, policies, labelColumn, csd);
  }

  /** Returns these options with infinities cleaned otherwise. */
  public ImportOptions withInfinities(Infinities chosen) {
    return new ImportOptions(
        sources, splits, folds, modalities, chosen, policies, labelColumn, csd);
  }

  /** Returns these options with other policies for some defects. */
  public ImportOptions withPolicies(Map<SourceDefect, Policy> chosen) {
    return new ImportOptions(
        sources, splits, folds, modalities, infinities, chosen, labelColumn, csd);
  }

  /** Returns these options with a column of labels. */
  public ImportOptions withLabelColumn(LabelColumn chosen) {
    return new ImportOptions(sources, splits, folds, modalities, infinities, policies, chosen, csd);
  }

  /** Returns these options with folders of {@code .csd} files read otherwise. */
  public ImportOptions withCsd(CsdOptions chosen) {
    return new ImportOptions(
        sources, splits, folds, modalities, infinities, policies, labelColumn, chosen);
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
