package org.mmlatch.model;

/**
 * What the top-down feedback is made of.
 *
 * @param type the kind of mask network
 * @param sources which modalities a mask is made from
 * @param networkDropout on the outputs of LSTM mask networks, in [0, 1)
 * @param maskDropout on the masks, in [0, 1)
 * @param maskDropoutActivity when masks are dropped
 */
public record FeedbackConfig(
    FeedbackType type,
    Sources sources,
    float networkDropout,
    float maskDropout,
    MaskDropoutActivity maskDropoutActivity) {
  /** The paper's feedback, with the released code's dropout rates. */
  public static final FeedbackConfig DEFAULT =
      new FeedbackConfig(
          FeedbackType.LSTM, Sources.OTHERS, 0.1f, 0.2f, MaskDropoutActivity.TRAINING);

  /** Which modalities' representations a mask is made from. */
  public enum Sources {
    /** The other modalities (Eq. 4); a lone modality masks itself. */
    OTHERS,
    /** All modalities, the masked one too. */
    ALL
  }

  /** When dropout is applied to masks. */
  public enum MaskDropoutActivity {
    /** While training only. */
    TRAINING,
    /** In evaluation too, as in the released code. */
    ALWAYS
  }
}
