package org.mmlatch.run;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.mmlatch.data.DropReason;
import org.mmlatch.eval.Predictions;

/**
 * Predictions for the labelled segments of some sources.
 *
 * @param predictions predictions with their targets
 * @param dropped number of segments that could not be predicted, by reason
 * @param unlabelled number of segments without a label for a target of the run
 */
public record SourcePredictions(
    Predictions predictions, Map<DropReason, Long> dropped, long unlabelled) {
  /** Copies the counts. */
  public SourcePredictions {
    dropped = dropped.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(dropped));
  }
}
