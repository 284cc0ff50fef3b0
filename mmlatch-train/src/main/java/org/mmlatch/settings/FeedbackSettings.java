package org.mmlatch.settings;

import org.mmlatch.model.Bounds;
import org.mmlatch.model.FeedbackConfig;
import org.mmlatch.model.FeedbackType;
import org.mmlatch.model.MaskMerge;

/**
 * The top-down feedback (Eq. 4 of the paper).
 *
 * @param type how masks are made
 * @param merge how the masks of several sources become one
 * @param self whether a modality's own representation takes part in its mask
 * @param passes how often Stage I is run
 * @param stage1Gradients whether gradients flow through the encoders of Stage I
 * @param initialState where the hidden states of Stage II's encoders start
 * @param networkDropout probability with which outputs of a mask LSTM are dropped
 * @param maskNoise standard deviation of the noise on masks while training
 * @param maskDropout probability with which values of a mask are dropped
 * @param maskDropoutAtEvaluation whether masks are dropped from outside training as well, which
 *     makes predictions random
 */
public record FeedbackSettings(
    FeedbackType type,
    MaskMerge merge,
    boolean self,
    @Bounds(atLeast = 1) int passes,
    boolean stage1Gradients,
    FeedbackConfig.InitialState initialState,
    @Bounds(atLeast = 0, below = 1) double networkDropout,
    @Bounds(atLeast = 0) double maskNoise,
    @Bounds(atLeast = 0, below = 1) double maskDropout,
    boolean maskDropoutAtEvaluation) {}
