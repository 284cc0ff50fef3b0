package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.Modality;

/**
 * MMLatch: a multimodal encoder with top-down feedback in the forward pass, and a regression on
 * sentiment (section 2).
 *
 * <p>The two stages are calls of their own, so that the caller decides what is recorded for
 * differentiation: {@link #represent} is Stage I's encoding, {@link #masks} and {@link #contexts}
 * are its feedback, {@link #predict} is Stage II. Without feedback, {@code predict(pass, segments)}
 * is the whole model.
 *
 * <p>As a Block: inputs one (B, T, D_m) per modality in canonical order, then lengths (B); output
 * (B, 1). Everything is recorded then.
 */
public final class MMLatch extends LatchBlock {
  private final ModelConfig config;
  private final MultimodalEncoder encoder;
  private final Optional<Feedback> feedback;
  private final Linear regression;

  /** Builds an uninitialised model. */
  public MMLatch(ModelConfig config) {
    this(config, encoder(config));
  }

  /** Builds an uninitialised model around any encoder of the config's modalities. */
  MMLatch(ModelConfig config, MultimodalEncoder around) {
    this.config = config;
    encoder = part("encoder", around);
    feedback =
        switch (config.feedback().type()) {
          case NONE -> Optional.empty();
          case LINEAR, LSTM, GRU, GATED ->
              Optional.of(
                  part(
                      "feedback",
                      new Feedback(
                          config.feedback(), config.dims(), encoder.representationWidth())));
        };
    regression = part("regression", new Linear(encoder.fusedWidth(), 1));
  }

  private static MultimodalEncoder encoder(ModelConfig config) {
    if (config.encoder() instanceof MultConfig mult) {
      return new MultEncoder(mult, config.dims());
    }
    return new LateFusionEncoder(
        (LateFusionConfig) config.encoder(), config.feedback().initialState(), config.dims());
  }

  /** Returns what this model was built from. */
  public ModelConfig config() {
    return config;
  }

  /** Returns whether predictions take two stages. */
  public boolean hasFeedback() {
    return feedback.isPresent();
  }

  /** Returns whether predictions depend on random numbers outside training, too. */
  public boolean drawsInEvaluation() {
    return hasFeedback() && config.feedback().drawsInEvaluation();
  }

  /** Stage I, encoders: each modality's representation (B, T, H). */
  public Map<Modality, NDArray> represent(Pass pass, Segments segments) {
    return encoder.represent(pass, segments);
  }

  /** Stage I, feedback: each modality's mask (B, T, D_m) of Eq. 4; none without feedback. */
  public Map<Modality, NDArray> masks(Pass pass, Map<Modality, NDArray> representations) {
    return feedback.map(f -> f.masks(pass, representations)).orElse(Map.of());
  }

  /**
   * Stage I, feedback: what each modality's encoder starts Stage II from (B, H); none as a rule.
   */
  public Map<Modality, NDArray> contexts(Map<Modality, NDArray> representations, Steps steps) {
    return switch (config.feedback().initialState()) {
      case ZERO -> Map.of();
      case STAGE1 -> feedback.orElseThrow().contexts(representations, steps);
    };
  }

  /**
   * What each modality's mask is merged of, by target and source: (B, T, D_m); none without
   * feedback.
   */
  public Map<Modality, Map<Modality, NDArray>> masksBySource(
      Pass pass, Map<Modality, NDArray> representations) {
    return feedback.map(f -> f.masksBySource(pass, representations)).orElse(Map.of());
  }

  /** Returns what {@link #masks} does, given what {@link #masksBySource} returned. */
  public Map<Modality, NDArray> merged(Pass pass, Map<Modality, Map<Modality, NDArray>> bySource) {
    return feedback.map(f -> f.merged(pass, bySource)).orElse(Map.of());
  }

  /** Stage II: the predicted sentiment (B, 1) of segments, masked or not. */
  public NDArray predict(Pass pass, Segments segments) {
    return regression.forward(pass, encoder.fuse(pass, segments));
  }

  @Override
  protected NDList forward(Pass pass, NDList inputs) {
    Segments segments = MultimodalEncoder.segmentsOf(encoder.modalities(), inputs);
    if (!hasFeedback()) {
      return new NDList(predict(pass, segments));
    }
    Map<Modality, NDArray> representations = represent(pass, segments);
    Segments masked = segments.masked(masks(pass, representations));
    Map<Modality, NDArray> contexts = contexts(representations, segments.steps());
    return new NDList(predict(pass, masked.startingFrom(contexts)));
  }
}
