package org.mmlatch.sweep;

import com.typesafe.config.Config;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Some settings that a sweep lays over the ones that all its trials share.
 *
 * @param label what the tables call it: a cell for each of its axis's columns
 * @param best what the tables call the best of its seeds, if that is a row of its own
 * @param settings values that know where they were written
 */
record Variation(List<String> label, Optional<String> best, Config settings) {
  /** Returns both, one beside the other. */
  Variation with(Variation other) {
    List<String> cells = new ArrayList<>(label);
    cells.addAll(other.label);
    return new Variation(cells, best.or(other::best), other.settings.withFallback(settings));
  }
}
