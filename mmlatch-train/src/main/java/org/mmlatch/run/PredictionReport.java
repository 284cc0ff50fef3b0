package org.mmlatch.run;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.mmlatch.data.DropReason;

/**
 * The numbers of predicted and dropped segments of some sources.
 *
 * @param predicted number of segments
 * @param dropped number of segments that could not be predicted, by reason
 */
public record PredictionReport(long predicted, Map<DropReason, Long> dropped) {
  /** Copies the counts. */
  public PredictionReport {
    dropped = dropped.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(dropped));
  }
}
