package org.mmlatch.settings;

import org.mmlatch.model.FeedbackType;

/**
 * The top-down feedback (Eq. 4 of the paper).
 *
 * @param type how masks are made
 * @param self whether a modality's own representation takes part in its mask
 * @param stage1Gradients whether gradients flow through the encoders of Stage I
 * @param networkDropout probability with which outputs of a mask LSTM are dropped
 * @param maskDropout probability with which values of a mask are dropped
 * @param maskDropoutAtEvaluation whether masks are dropped from outside training as well, which
 *     makes predictions random
 */
public record FeedbackSettings(
    FeedbackType type,
    boolean self,
    boolean stage1Gradients,
    @Bounds(atLeast = 0, below = 1) double networkDropout,
    @Bounds(atLeast = 0, below = 1) double maskDropout,
    boolean maskDropoutAtEvaluation) {}
