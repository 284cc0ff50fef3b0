package org.mmlatch.train;

/**
 * What an epoch came to. Free of clocks, so that a run which was interrupted has the same.
 *
 * @param epoch counted from 1
 * @param trainLoss mean absolute error over the epoch's batches, dropout on
 * @param validLoss mean absolute error over the validation split
 * @param learningRate the rate that the epoch was trained with
 */
public record EpochRecord(int epoch, double trainLoss, double validLoss, double learningRate) {}
