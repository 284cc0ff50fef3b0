package org.mmlatch.model;

/**
 * What the top-down feedback is made of.
 *
 * @param type the kind of mask network
 * @param merge how the sources' masks become one
 * @param sources which modalities a mask is made from
 * @param initialState where Stage II's encoders start; an experiment beyond the paper
 * @param passes how often Stage I is run, each time on what the masks before let through; at least
 *     1
 * @param networkDropout on the outputs of recurrent mask networks, in [0, 1)
 * @param maskNoise standard deviation of the normal noise added to masks while training, from 0
 * @param maskDropout on the masks, in [0, 1)
 * @param maskDropoutActivity when masks are dropped
 */
public record FeedbackConfig(
    FeedbackType type,
    MaskMerge merge,
    Sources sources,
    InitialState initialState,
    int passes,
    float networkDropout,
    float maskNoise,
    float maskDropout,
    MaskDropoutActivity maskDropoutActivity) {
  /** The paper's feedback, with the released code's dropout rates. */
  public static final FeedbackConfig DEFAULT =
      new FeedbackConfig(
          FeedbackType.LSTM,
          MaskMerge.MEAN,
          Sources.OTHERS,
          InitialState.ZERO,
          1,
          0.1f,
          0,
          0.2f,
          MaskDropoutActivity.TRAINING);

  /** Which modalities' representations a mask is made from. */
  public enum Sources {
    /** The other modalities (Eq. 4); a lone modality masks itself. */
    OTHERS,
    /** All modalities, the masked one too. */
    ALL
  }

  /** Where the hidden states of the recurrent encoders start in Stage II. */
  public enum InitialState {
    /** At zero, as the paper's. */
    ZERO,
    /**
     * Experimental, after the paper's outlook: at {@code tanh(W c + b)}, where c is what Stage I
     * says of a mask's sources, see {@link Feedback#contexts}.
     */
    STAGE1
  }

  /** When dropout is applied to masks. */
  public enum MaskDropoutActivity {
    /** While training only. */
    TRAINING,
    /** In evaluation too, as in the released code. */
    ALWAYS
  }

  /** Returns the paper's feedback with another kind of mask network. */
  public static FeedbackConfig of(FeedbackType type) {
    return new FeedbackConfig(
        type,
        DEFAULT.merge,
        DEFAULT.sources,
        DEFAULT.initialState,
        DEFAULT.passes,
        DEFAULT.networkDropout,
        DEFAULT.maskNoise,
        DEFAULT.maskDropout,
        DEFAULT.maskDropoutActivity);
  }

  /** Returns whether masks depend on random numbers outside training, too. */
  boolean drawsInEvaluation() {
    return maskDropout > 0 && maskDropoutActivity == MaskDropoutActivity.ALWAYS;
  }

  /** Returns this feedback without dropout and noise. */
  public FeedbackConfig withoutRandomness() {
    return new FeedbackConfig(
        type, merge, sources, initialState, passes, 0, 0, 0, MaskDropoutActivity.TRAINING);
  }
}
