package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.Modality;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.Linear;
import org.mmlatch.nn.Pass;

/**
 * The MMLatch model: a multimodal encoder with top-down feedback in the forward pass, and a
 * prediction head (section 2).
 *
 * <p>Stage I encodes the segments and makes a mask for each modality's features. Stage II predicts
 * from the masked segments. {@link Pass#stageOne} decides whether the encoders of Stage I are
 * recorded for differentiation.
 */
public final class MMLatch extends Layer {
  private static final String FEEDBACK = "feedback";

  private final ModelConfig config;
  private final Encoder encoder;
  private final Optional<Feedback> feedback;
  private final Optional<Linear> head;

  /**
   * Creates an uninitialised model.
   *
   * @throws IllegalArgumentException if sizes are inconsistent, or the encoder cannot be used with
   *     feedback; the message says what is allowed
   */
  public MMLatch(ModelConfig config) {
    this.config = config;
    encoder = part("encoder", config.buildEncoder());
    feedback =
        switch (config.feedback().type()) {
          case NONE -> Optional.empty();
          case LINEAR, LSTM, GRU, GATED -> Optional.of(part(FEEDBACK, aroundEncoder()));
        };
    head =
        encoder.fusedWidth().isPresent()
            ? Optional.of(
                part("regression", new Linear(encoder.fusedWidth().getAsLong(), config.outputs())))
            : Optional.empty();
  }

  private Feedback aroundEncoder() {
    if (encoder.widths().isEmpty()) {
      throw new IllegalArgumentException(
          "feedback needs representations of modalities, but this encoder has none: set"
              + " feedback.type to none");
    }
    return new Feedback(config.feedback(), config.dims(), encoder);
  }

  /** Returns the configuration of this model. */
  public ModelConfig config() {
    return config;
  }

  /** Returns whether the model has feedback, so that predictions take two stages. */
  public boolean hasFeedback() {
    return feedback.isPresent();
  }

  /** Returns whether predictions depend on random numbers outside training too. */
  public boolean drawsInEvaluation() {
    return config.feedback().drawsInEvaluation();
  }

  /**
   * Predicts a batch: with feedback, Stage I and the masks, then Stage II and the head.
   *
   * @throws IllegalArgumentException if the encoder's arrays do not have the sizes that it declares
   */
  public Output predict(Pass pass, Segments segments) {
    Encoding encoding =
        encoder.encode(pass, feedback.map(f -> stageTwo(f, pass, segments)).orElse(segments));
    encoder.fusedWidth().ifPresent(width -> requireWidth("fuses", encoding.fused(), 2, width));
    NDArray prediction =
        head.map(linear -> linear.forward(pass, encoding.fused())).orElse(encoding.fused());
    return new Output(prediction, encoding.losses(), encoding.objective());
  }

  /** Runs Stage I and returns the masked segments for Stage II. */
  private Segments stageTwo(Feedback topDown, Pass pass, Segments segments) {
    Map<Modality, NDArray> h = representForMasks(topDown, pass, segments);
    Segments masked = segments.masked(topDown.masks(pass, h)).startingFrom(contexts(h, segments));
    pass.observer().finished(Pass.Phase.FEEDBACK);
    return masked;
  }

  /** Returns the representations (B, T, H_m) of the last run of Stage I. */
  private Map<Modality, NDArray> representForMasks(Feedback topDown, Pass pass, Segments segments) {
    Map<Modality, NDArray> h = stageOne(pass, segments);
    for (int i = 1; i < config.feedback().passes(); i++) {
      Map<Modality, NDArray> masks = topDown.masks(pass, h);
      pass.observer().finished(Pass.Phase.FEEDBACK);
      h = stageOne(pass, segments.masked(masks));
    }
    return h;
  }

  private Map<Modality, NDArray> stageOne(Pass pass, Segments segments) {
    Map<Modality, NDArray> h = pass.stageOne().of(() -> represent(pass, segments));
    pass.observer().finished(Pass.Phase.STAGE_ONE);
    return h;
  }

  /**
   * Returns each modality's representation (B, T, H_m) of segments, masked or unmasked.
   *
   * @throws IllegalArgumentException if they do not have the sizes that the encoder declares
   */
  public Map<Modality, NDArray> represent(Pass pass, Segments segments) {
    Map<Modality, NDArray> h = encoder.represent(pass, segments);
    encoder
        .widths()
        .forEach((m, width) -> requireWidth("represents " + m.key(), h.get(m), 3, width));
    return h;
  }

  private void requireWidth(String what, NDArray found, int dimensions, long width) {
    Optional<Shape> shape = Optional.ofNullable(found).map(NDArray::getShape);
    if (shape.isEmpty()
        || shape.get().dimension() != dimensions
        || shape.get().get(dimensions - 1) != width) {
      throw new IllegalArgumentException(
          "%s says that what it %s is %s wide, (B,%s %s), and returned %s"
              .formatted(
                  encoder.getClass().getSimpleName(),
                  what,
                  width,
                  dimensions == 3 ? " T," : "",
                  width,
                  shape.map(Shape::toString).orElse("none")));
    }
  }

  /** Returns each modality's representation (B, T, H_m) of segments as Stage II calculates it. */
  public Map<Modality, NDArray> representInStageTwo(Pass pass, Segments segments) {
    return encoder.representInStageTwo(pass, segments);
  }

  /**
   * Returns the contexts (B, H) from which the modalities' encoders start Stage II; empty by
   * default.
   *
   * @param h Stage I's representations (B, T, H)
   */
  Map<Modality, NDArray> contexts(Map<Modality, NDArray> h, Segments segments) {
    return switch (config.feedback().initialState()) {
      case ZERO -> Map.of();
      case STAGE1 -> feedback.orElseThrow().contexts(h, segments.steps());
    };
  }

  /** Returns each modality's mask (B, T, D_m) of Eq. 4; empty without feedback. */
  public Map<Modality, NDArray> masks(Pass pass, Segments segments) {
    return feedback
        .map(topDown -> topDown.masks(pass, representForMasks(topDown, pass, segments)))
        .orElse(Map.of());
  }

  /**
   * Returns, by target and source, the masks (B, T, D_m) that are merged into each modality's mask;
   * empty without feedback.
   */
  public Map<Modality, Map<Modality, NDArray>> masksBySource(Pass pass, Segments segments) {
    return feedback
        .map(topDown -> topDown.masksBySource(pass, representForMasks(topDown, pass, segments)))
        .orElse(Map.of());
  }

  /** Returns each modality's mask (B, T, D_m), given the result of {@link #masksBySource}. */
  public Map<Modality, NDArray> merged(Pass pass, Map<Modality, Map<Modality, NDArray>> bySource) {
    return feedback.map(topDown -> topDown.merged(pass, bySource)).orElse(Map.of());
  }

  /** Returns the attentions of Stage II that an explanation shows, by name. */
  public Map<String, List<Layer>> attentions() {
    return encoder.attentions();
  }

  /** Returns the parts of the encoder whose outputs (B, T, …) an explanation shows, by name. */
  public Map<String, Layer> shown() {
    return encoder.shown();
  }

  /** Returns the tables that an explanation shows for a segment as a whole. */
  public List<NotedTable> explained() {
    return encoder.explained();
  }

  /**
   * Returns the name that the released Python code has for a weight or running statistic.
   *
   * @param name name in {@link #state()}
   * @throws IllegalArgumentException if the model has no weight or statistic of that name
   */
  public String releasedName(String name) {
    if (!state().containsKey(name)) {
      throw new IllegalArgumentException("no such weight: " + name);
    }
    String prefix = FEEDBACK + ".";
    return encoder.releasedName(
        name.startsWith(prefix)
            ? prefix + feedback.orElseThrow().releasedName(name.substring(prefix.length()))
            : name);
  }
}
