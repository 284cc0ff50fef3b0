package org.mmlatch.train;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import org.mmlatch.Modality;
import org.mmlatch.engine.Autograd;
import org.mmlatch.model.MMLatch;
import org.mmlatch.model.Output;
import org.mmlatch.model.Segments;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.Pass;

/**
 * A model with the rule for recording its Stage I for differentiation.
 *
 * @param model any MMLatch model, with or without feedback
 * @param stageOne whether Stage I's encoders are recorded
 */
public record TwoStages(MMLatch model, StageOne stageOne) {
  /** Whether gradients flow through the encoders of Stage I. */
  public enum StageOne {
    /** They do not: "during Stage I we disable gradients for the unimodal encoders" (the paper). */
    UNRECORDED,
    /** They do, as in the released code. */
    RECORDED;

    /** Returns the rule that a pass is given. */
    public Pass.Recording recording() {
      return switch (this) {
        case UNRECORDED -> Autograd::unrecorded;
        case RECORDED -> Pass.Recording.AS_AROUND;
      };
    }
  }

  /** Returns each modality's mask, (B, T, D_m); none without feedback, which needs no Stage I. */
  public Map<Modality, NDArray> masks(Pass pass, Segments segments) {
    return model.masks(under(pass), segments);
  }

  /** Returns the predictions, (B, K). */
  public NDArray predict(Pass pass, Segments segments) {
    return model.predict(under(pass), segments).prediction();
  }

  /** Returns predictions and loss terms, and tells a clock of the parts of the pass. */
  Output predict(Pass pass, Segments segments, StepClock clock) {
    Pass timed = clock == StepClock.OFF ? pass : pass.watchedBy(new Phases(clock));
    return model.predict(under(timed), segments);
  }

  /** Returns a pass under this policy. */
  Pass under(Pass pass) {
    return pass.recordingStageOne(stageOne.recording());
  }

  /** Tells a clock of the parts of a pass. */
  private record Phases(StepClock clock) implements Pass.Observer {
    @Override
    public void calculated(Layer layer, NDArray output) {}

    @Override
    public void finished(Pass.Phase phase) {
      clock.finished(
          switch (phase) {
            case STAGE_ONE -> StepPart.STAGE_ONE;
            case FEEDBACK -> StepPart.FEEDBACK;
          });
    }
  }
}
