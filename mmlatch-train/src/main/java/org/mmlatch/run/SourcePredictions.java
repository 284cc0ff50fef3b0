package org.mmlatch.run;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.mmlatch.data.DropReason;
import org.mmlatch.eval.Predictions;

/**
 * Predictions for the labelled segments of some sources.
 *
 * @param predictions beside what is true
 * @param dropped segments that could not be predicted, by reason
 * @param unlabelled number of segments that have no label of what is predicted
 */
public record SourcePredictions(
    Predictions predictions, Map<DropReason, Long> dropped, long unlabelled) {
  /** Copies the counts. */
  public SourcePredictions {
    dropped = dropped.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(dropped));
  }
}
