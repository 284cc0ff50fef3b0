package org.mmlatch.data.source;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.mmlatch.Modality;
import org.mmlatch.data.Infinities;

/** How the modalities of a segment come to as many steps. */
public enum Alignment {
  /** They must have as many already. */
  NONE,
  /** The frames of audio and visual are averaged into the steps of the text. */
  AVERAGE;

  /** Returns the name used on the command line and in manifests. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the modalities of a segment, aligned. Padding must be gone; what has no row has none
   * afterwards.
   *
   * @param infinities what replaces infinite frames before they are averaged
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
