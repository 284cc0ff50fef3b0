package org.mmlatch.settings;

import org.mmlatch.model.Bounds;

/**
 * The training loop.
 *
 * @param batchSize B, segments in a batch
 * @param epochs passes over the training split, at most
 * @param learningRate Adam's initial rate
 * @param loss the training loss
 * @param weightDecay L2 penalty that is added to the gradients, as torch's Adam does
 * @param clipValue the size that each number of the gradients is cut off at; 0: never
 * @param clipNorm the norm over all gradients, once cut off, above which they are scaled down; 0:
 *     never
 * @param accumulation batches whose gradients are summed for one update
 * @param validLoss the kind of validation loss, which selects the best epoch
 * @param earlyStop consecutive epochs without a new best validation loss after which training ends
 * @param overfitOneBatch whether a single batch is trained on, to see that the model can learn
 */
public record TrainSettings(
    @Bounds(atLeast = 1) int batchSize,
    @Bounds(atLeast = 1) int epochs,
    @Bounds(above = 0) double learningRate,
    LossChoice loss,
    @Bounds(atLeast = 0) double weightDecay,
    @Bounds(atLeast = 0) double clipValue,
    @Bounds(atLeast = 0) double clipNorm,
    @Bounds(atLeast = 1) int accumulation,
    ValidLoss validLoss,
    @Bounds(atLeast = 1) int earlyStop,
    boolean overfitOneBatch) {}
