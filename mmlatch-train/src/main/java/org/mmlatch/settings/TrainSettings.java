package org.mmlatch.settings;

import org.mmlatch.model.Bounds;

/**
 * The training loop.
 *
 * @param batchSize B, segments per batch
 * @param epochs maximum number of passes over the training split
 * @param learningRate Adam's initial rate
 * @param loss the training loss
 * @param weightDecay L2 penalty that is added to the gradients, as in torch's Adam
 * @param clipValue largest absolute value of a gradient's elements, as in torch's {@code
 *     clip_grad_value_}; 0: no limit
 * @param clipNorm largest norm over all gradients, after {@code clipValue}, as in torch's {@code
 *     clip_grad_norm_}; 0: no limit
 * @param accumulation number of batches whose gradients are summed for one update
 * @param validLoss the kind of validation loss; the lowest selects the best epoch
 * @param earlyStop training ends after this many consecutive epochs without a new best validation
 *     loss
 * @param overfitOneBatch whether to train on a single batch, to check that the model can learn
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
