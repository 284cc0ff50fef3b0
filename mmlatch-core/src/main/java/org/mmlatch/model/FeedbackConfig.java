package org.mmlatch.model;

/**
 * The configuration of the top-down feedback (Eq. 4); its components are the keys of {@code
 * feedback} in the settings.
 *
 * @param type kind of mask network, or none
 * @param merge how the masks of several sources are combined
 * @param self whether a modality's own representation contributes to its mask
 * @param passes number of times that Stage I runs, from the second on with features masked by the
 *     previous run
 * @param stage1Gradients whether gradients flow through the encoders in Stage I
 * @param initialState initial hidden state of the encoders in Stage II; other than zero, an
 *     experiment beyond the paper
 * @param networkDropout dropout on the outputs of recurrent mask networks
 * @param maskNoise standard deviation of the normal noise added to masks during training
 * @param maskDropout dropout on the masks
 * @param maskDropoutAtEvaluation whether dropout on the masks is active outside training too, as in
 *     the released code; predictions are then random
 */
public record FeedbackConfig(
    FeedbackType type,
    MaskMerge merge,
    boolean self,
    @Bounds(atLeast = 1) int passes,
    boolean stage1Gradients,
    InitialState initialState,
    @Rate double networkDropout,
    @Bounds(atLeast = 0) double maskNoise,
    @Rate double maskDropout,
    boolean maskDropoutAtEvaluation) {
  /** The paper's feedback, with the released code's dropout rates. */
  public static final FeedbackConfig DEFAULT =
      new FeedbackConfig(
          FeedbackType.LSTM,
          MaskMerge.MEAN,
          false,
          1,
          false,
          InitialState.ZERO,
          0.1,
          0,
          0.2,
          false);

  /** The initial hidden state of the recurrent encoders in Stage II. */
  public enum InitialState {
    /** Zero, as in the paper. */
    ZERO,
    /**
     * Experimental, after the future work named in the paper: {@code tanh(W c + b)}, where c is the
     * mean of Stage I's representations over the steps of a segment and over the sources of a mask.
     */
    STAGE1
  }

  /** Returns the paper's feedback with another kind of mask network. */
  public static FeedbackConfig of(FeedbackType type) {
    return DEFAULT.with(type);
  }

  /** Returns this feedback with another kind of mask network. */
  public FeedbackConfig with(FeedbackType newType) {
    return new FeedbackConfig(
        newType,
        merge,
        self,
        passes,
        stage1Gradients,
        initialState,
        networkDropout,
        maskNoise,
        maskDropout,
        maskDropoutAtEvaluation);
  }

  /** Returns whether masks depend on random numbers outside training too. */
  public boolean drawsInEvaluation() {
    return type != FeedbackType.NONE && maskDropout > 0 && maskDropoutAtEvaluation;
  }

  /** Returns this feedback without dropout and noise. */
  public FeedbackConfig withoutRandomness() {
    return new FeedbackConfig(
        type, merge, self, passes, stage1Gradients, initialState, 0, 0, 0, false);
  }
}
