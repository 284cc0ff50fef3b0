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
 * How a folder of {@code .csd} files is read.
 *
 * @param needed modalities without which there is nothing to read
 * @param wanted modalities that are read if their files are there; includes those needed
 * @param pauses whether {@code sp} counts as a word
 * @param badIntervals what happens to rows that have no sound interval
 * @param infinities what replaces infinite features before they are averaged
 * @param files files that are not to be looked for by their names
 * @param rows of audio and visual that are kept inside a word besides their average; 0: none
 */
public record CsdOptions(
    Set<Modality> needed,
    Set<Modality> wanted,
    Pauses pauses,
    BadIntervals badIntervals,
    Infinities infinities,
    Map<CsdRole, Path> files,
    int rows) {

  /** Reads whatever modalities there are, keeps pauses and finds all files by their names. */
  public static final CsdOptions STANDARD =
      new CsdOptions(
          Set.of(),
          EnumSet.allOf(Modality.class),
          Pauses.KEEP,
          BadIntervals.FAIL,
          Infinities.ZERO,
          Map.of(),
          0);

  /** Creates options. */
  public CsdOptions {
    needed = Set.copyOf(needed);
    Set<Modality> all = EnumSet.noneOf(Modality.class);
    all.addAll(wanted);
    all.addAll(needed);
    wanted = Collections.unmodifiableSet(all);
    files = files.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(files));
    if (rows < 0) {
      throw new IllegalArgumentException("rows inside a word, at most: " + rows);
    }
  }

  /** Returns these options with modalities that must be there, and no others. */
  public CsdOptions withNeeded(Set<Modality> chosen) {
    return new CsdOptions(chosen, chosen, pauses, badIntervals, infinities, files, rows);
  }

  /** Returns these options with modalities that may be there, and no others. */
  public CsdOptions withWanted(Set<Modality> chosen) {
    return new CsdOptions(Set.of(), chosen, pauses, badIntervals, infinities, files, rows);
  }

  /** Returns these options with pauses treated otherwise. */
  public CsdOptions withPauses(Pauses chosen) {
    return new CsdOptions(needed, wanted, chosen, badIntervals, infinities, files, rows);
  }

  /** Returns these options with rows without a sound interval treated otherwise. */
  public CsdOptions withBadIntervals(BadIntervals chosen) {
    return new CsdOptions(needed, wanted, pauses, chosen, infinities, files, rows);
  }

  /** Returns these options with infinities cleaned otherwise. */
  public CsdOptions withInfinities(Infinities chosen) {
    return new CsdOptions(needed, wanted, pauses, badIntervals, chosen, files, rows);
  }

  /** Returns these options with files chosen by path instead of by name. */
  public CsdOptions withFiles(Map<CsdRole, Path> chosen) {
    return new CsdOptions(needed, wanted, pauses, badIntervals, infinities, chosen, rows);
  }

  /** Returns these options with so many rows inside a word at most. */
  public CsdOptions withRows(int most) {
    return new CsdOptions(needed, wanted, pauses, badIntervals, infinities, files, most);
  }
}
