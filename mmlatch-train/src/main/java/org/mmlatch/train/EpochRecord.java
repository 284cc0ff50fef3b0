package org.mmlatch.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The results of an epoch. Free of clocks, so that a run which was interrupted has the same.
 *
 * @param epoch counted from 1
 * @param trainLoss the task's mean loss over the epoch's batches, dropout on
 * @param validLoss the task's mean loss over the validation split, or the total if the settings say
 *     so
 * @param learningRate the rate that the epoch was trained with
 * @param terms means of the encoder's own loss terms over the epoch's batches, without their
 *     weights; as a rule there are none
 * @param validMetrics of the validation split by key, those of a table's headline that are defined
 */
public record EpochRecord(
    int epoch,
    double trainLoss,
    double validLoss,
    double learningRate,
    Map<String, Double> terms,
    Map<String, Double> validMetrics) {
  /** Copies the maps. */
  public EpochRecord {
    terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
    validMetrics = Collections.unmodifiableMap(new LinkedHashMap<>(validMetrics));
  }
}
