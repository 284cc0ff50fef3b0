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
 * A model together with the rule for gradients through Stage I.
 *
 * @param model any MMLatch model, with or without feedback
 * @param stageOne whether gradients flow through the encoders of Stage I
 */
public record TwoStages(MMLatch model, StageOne stageOne) {
  /** Whether gradients flow through the encoders of Stage I. */
  public enum StageOne {
    /** Not: "during Stage I we disable gradients for the unimodal encoders" (the paper). */
    UNRECORDED,
    /** Gradients flow, as in the released code. */
    RECORDED;

    /** Returns the rule in the form that a pass takes. */
    public Pass.Recording recording() {
      return switch (this) {
        case UNRECORDED -> Autograd::unrecorded;
        case RECORDED -> Pass.Recording.AS_AROUND;
      };
    }
  }

  /** Returns each modality's mask, (B, T, D_m); empty without feedback. */
  public Map<Modality, NDArray> masks(Pass pass, Segments segments) {
    return model.masks(under(pass), segments);
  }

  /** Returns the raw predictions, (B, K). */
  public NDArray predict(Pass pass, Segments segments) {
    return model.predict(under(pass), segments).prediction();
  }

  /**
   * Returns predictions and loss terms, and notifies a clock at the end of each part of the pass.
   */
  Output predict(Pass pass, Segments segments, StepClock clock) {
    Pass timed = clock == StepClock.OFF ? pass : pass.withObserver(new Phases(clock));
    return model.predict(under(timed), segments);
  }

  /** Returns a pass that follows this rule. */
  Pass under(Pass pass) {
    return pass.withStageOneRecording(stageOne.recording());
  }

  /** Notifies a clock at the end of each part of a pass. */
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
