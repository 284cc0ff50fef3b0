package org.mmlatch.train;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import org.mmlatch.Modality;
import org.mmlatch.engine.Autograd;
import org.mmlatch.model.MMLatch;
import org.mmlatch.model.Pass;
import org.mmlatch.model.Segments;

/**
 * Runs the two stages of a model one after the other, and decides what Stage I leaves for
 * differentiation.
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
    RECORDED
  }

  /** Returns each modality's representation of Stage I, (B, T, H). */
  public Map<Modality, NDArray> represent(Pass pass, Segments segments) {
    return switch (stageOne) {
      case RECORDED -> model.represent(pass, segments);
      case UNRECORDED -> Autograd.unrecorded(() -> model.represent(pass, segments));
    };
  }

  /** Returns each modality's mask, (B, T, D_m); none without feedback, which needs no Stage I. */
  public Map<Modality, NDArray> masks(Pass pass, Segments segments) {
    return model.hasFeedback() ? feedback(pass, segments, StepClock.OFF).masks() : Map.of();
  }

  /** Returns the predicted sentiment, (B, 1). */
  public NDArray predict(Pass pass, Segments segments) {
    return predict(pass, segments, StepClock.OFF);
  }

  NDArray predict(Pass pass, Segments segments, StepClock clock) {
    if (!model.hasFeedback()) {
      return model.predict(pass, segments);
    }
    TopDown topDown = feedback(pass, segments, clock);
    return model.predict(pass, segments.masked(topDown.masks()).startingFrom(topDown.contexts()));
  }

  /** What Stage I hands down to Stage II. */
  private record TopDown(Map<Modality, NDArray> masks, Map<Modality, NDArray> contexts) {}

  private TopDown feedback(Pass pass, Segments segments, StepClock clock) {
    Map<Modality, NDArray> representations = representForMasks(pass, segments, clock);
    TopDown topDown =
        new TopDown(
            model.masks(pass, representations), model.contexts(representations, segments.steps()));
    clock.finished(StepPart.FEEDBACK);
    return topDown;
  }

  /**
   * Returns the representations (B, T, H) that the masks are made of: those of the last time that
   * Stage I is run.
   */
  Map<Modality, NDArray> representForMasks(Pass pass, Segments segments) {
    return representForMasks(pass, segments, StepClock.OFF);
  }

  private Map<Modality, NDArray> representForMasks(Pass pass, Segments segments, StepClock clock) {
    Map<Modality, NDArray> representations = represent(pass, segments);
    clock.finished(StepPart.STAGE_ONE);
    for (int i = 1; i < model.config().feedback().passes(); i++) {
      Map<Modality, NDArray> masks = model.masks(pass, representations);
      clock.finished(StepPart.FEEDBACK);
      representations = represent(pass, segments.masked(masks));
      clock.finished(StepPart.STAGE_ONE);
    }
    return representations;
  }
}
