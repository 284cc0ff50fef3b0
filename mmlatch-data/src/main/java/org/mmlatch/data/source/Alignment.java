package org.mmlatch.data.source;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mmlatch.Modality;
import org.mmlatch.data.Infinities;

/** How modalities of different lengths are brought to the same number of steps. */
public enum Alignment {
  /** No alignment: the source must be aligned. */
  NONE,
  /** Audio and visual frames are averaged into as many steps as the text has. */
  AVERAGE;

  /** Returns the name used on the command line and in manifests. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads some modalities of a segment and aligns them to its text, whether or not the text is one
   * of them. Empty modalities stay empty. If the text has no steps, nothing is aligned; without the
   * text, nothing is then left.
   *
   * @param features the modalities of the segment, at least those wanted
   * @param infinities the replacement for infinite values before averaging
   */
  public Map<Modality, RawRows> read(
      Map<Modality, RowsReader> features, Set<Modality> wanted, Infinities infinities) {
    Map<Modality, RawRows> read = new EnumMap<>(Modality.class);
    wanted.forEach(modality -> read.put(modality, features.get(modality).read()));
    if (this == NONE || !features.containsKey(Modality.TEXT)) {
      return read;
    }
    int steps =
        Optional.ofNullable(read.get(Modality.TEXT))
            .orElseGet(features.get(Modality.TEXT)::read)
            .rows();
    read.replaceAll(
        (modality, rows) ->
            rows.rows() == 0
                    || rows.rows() == steps
                    || (steps == 0 && wanted.contains(Modality.TEXT))
                ? rows
                : rows.averaged(steps, infinities));
    return read;
  }
}
