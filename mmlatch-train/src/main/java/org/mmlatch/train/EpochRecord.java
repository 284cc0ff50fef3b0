package org.mmlatch.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The results of an epoch. They contain no times, so a resumed run has the same records as an
 * uninterrupted one.
 *
 * @param epoch counted from 1
 * @param trainLoss the task's mean loss over the epoch's batches, dropout on
 * @param validLoss the mean loss over the validation split: the task's, or the total with {@code
 *     train.valid-loss = total}
 * @param learningRate the learning rate in the epoch
 * @param terms means of the encoder's own loss terms over the epoch's batches, unweighted; empty
 *     for most encoders
 * @param validMetrics the validation split's headline metrics by key, without those that are
 *     undefined
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
