package org.mmlatch.sweep;

import com.typesafe.config.Config;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Settings that override the shared settings of a sweep, with a label.
 *
 * @param label label in tables, one cell per column of its axis
 * @param best label of the best of its seeds, if tables have a separate row for it
 * @param settings the settings, with their origin in the file for errors
 */
record Variation(List<String> label, Optional<String> best, Config settings) {
  /**
   * Returns the combination of both: labels are concatenated, and the settings of {@code other}
   * take precedence.
   */
  Variation with(Variation other) {
    List<String> cells = new ArrayList<>(label);
    cells.addAll(other.label);
    return new Variation(cells, best.or(other::best), other.settings.withFallback(settings));
  }
}
