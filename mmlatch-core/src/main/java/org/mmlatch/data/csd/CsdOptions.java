package org.mmlatch.data.csd;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.mmlatch.Modality;
import org.mmlatch.data.Infinities;

/**
 * What to import and how.
 *
 * @param folder where the {@code .csd} files lie
 * @param folds JSON file that says which video belongs to which split
 * @param modalities those to import, at least one
 * @param pauses whether {@code sp} counts as a word
 * @param infinities what replaces infinite features
 * @param files files that are not to be looked for by their names
 */
public record CsdOptions(
    Path folder,
    Path folds,
    Set<Modality> modalities,
    Pauses pauses,
    Infinities infinities,
    Map<CsdRole, Path> files) {

  /** Creates options. */
  public CsdOptions {
    modalities = Collections.unmodifiableSet(EnumSet.copyOf(modalities));
    files = files.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(files));
  }

  /** Imports all modalities, keeps pauses and finds all files by their names. */
  public static CsdOptions of(Path folder, Path folds) {
    return new CsdOptions(
        folder, folds, EnumSet.allOf(Modality.class), Pauses.KEEP, Infinities.ZERO, Map.of());
  }

  /** Returns these options with other modalities. */
  public CsdOptions withModalities(Set<Modality> chosen) {
    return new CsdOptions(folder, folds, chosen, pauses, infinities, files);
  }

  /** Returns these options with pauses treated otherwise. */
  public CsdOptions withPauses(Pauses chosen) {
    return new CsdOptions(folder, folds, modalities, chosen, infinities, files);
  }

  /** Returns these options with infinities cleaned otherwise. */
  public CsdOptions withInfinities(Infinities chosen) {
    return new CsdOptions(folder, folds, modalities, pauses, chosen, files);
  }

  /** Returns these options with files chosen by path instead of by name. */
  public CsdOptions withFiles(Map<CsdRole, Path> chosen) {
    return new CsdOptions(folder, folds, modalities, pauses, infinities, chosen);
  }
}
