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
 * Options for reading a folder of {@code .csd} files.
 *
 * @param needed modalities that must be present
 * @param wanted modalities that are read if present; includes those needed
 * @param pauses whether the pause {@code sp} is a step
 * @param badIntervals policy for rows with an invalid interval
 * @param infinities the replacement for infinite features before averaging
 * @param files files given by path; others are found by name
 * @param rows maximum number of audio and visual rows to keep inside a word, in addition to their
 *     average; 0 to keep none
 */
public record CsdOptions(
    Set<Modality> needed,
    Set<Modality> wanted,
    Pauses pauses,
    BadIntervals badIntervals,
    Infinities infinities,
    Map<CsdRole, Path> files,
    int rows) {

  /**
   * The defaults: all modalities present, pauses kept, files found by name, no rows inside words.
   */
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

  /** Returns a copy that reads exactly the given modalities, which must be present. */
  public CsdOptions withNeeded(Set<Modality> chosen) {
    return new CsdOptions(chosen, chosen, pauses, badIntervals, infinities, files, rows);
  }

  /** Returns a copy that reads those of the given modalities that are present. */
  public CsdOptions withWanted(Set<Modality> chosen) {
    return new CsdOptions(Set.of(), chosen, pauses, badIntervals, infinities, files, rows);
  }

  /** Returns a copy with another treatment of pauses. */
  public CsdOptions withPauses(Pauses chosen) {
    return new CsdOptions(needed, wanted, chosen, badIntervals, infinities, files, rows);
  }

  /** Returns a copy with another policy for invalid intervals. */
  public CsdOptions withBadIntervals(BadIntervals chosen) {
    return new CsdOptions(needed, wanted, pauses, chosen, infinities, files, rows);
  }

  /** Returns a copy with another replacement for infinite features. */
  public CsdOptions withInfinities(Infinities chosen) {
    return new CsdOptions(needed, wanted, pauses, badIntervals, chosen, files, rows);
  }

  /** Returns a copy with files given by path. */
  public CsdOptions withFiles(Map<CsdRole, Path> chosen) {
    return new CsdOptions(needed, wanted, pauses, badIntervals, infinities, chosen, rows);
  }

  /** Returns a copy with another maximum number of rows inside a word. */
  public CsdOptions withRows(int most) {
    return new CsdOptions(needed, wanted, pauses, badIntervals, infinities, files, most);
  }
}
