package org.mmlatch.data.source;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
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
   * Returns the aligned modalities of a segment. Empty modalities stay empty.
   *
   * @param raw the modalities without padding
   * @param infinities the replacement for infinite values before averaging
   */
  public Map<Modality, RawRows> align(Map<Modality, RawRows> raw, Infinities infinities) {
    if (this == NONE || !raw.containsKey(Modality.TEXT)) {
      return raw;
    }
    int steps = raw.get(Modality.TEXT).rows();
    Map<Modality, RawRows> aligned = new EnumMap<>(raw);
    aligned.replaceAll(
        (modality, rows) ->
            rows.rows() == 0 || steps == 0 || rows.rows() == steps
                ? rows
                : rows.averaged(steps, infinities));
    return aligned;
  }
}
