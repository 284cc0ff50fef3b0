package org.mmlatch.model;

import ai.djl.MalformedModelException;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mmlatch.Modality;
import org.mmlatch.nn.Pass;

/**
 * {@link MMLatch} as a DJL Block, for DJL's own {@code Model} and {@code Trainer}. Inputs: one (B,
 * T, D_m) float32 array per modality in canonical order (text, audio, visual), zero beyond each
 * segment's length, then the lengths (B), each from 1 to T. Output: the predictions (B, K). Other
 * inputs cause an {@link IllegalArgumentException} that names the input; checking the lengths
 * synchronises with a GPU. Outside training, modalities that predictions are not made from may be
 * omitted.
 *
 * <p>DJL records the whole forward pass, so gradients flow through Stage I as in the released code.
 * DJL's trainer calculates only its own loss: an encoder's loss terms are not used.
 */
public final class MMLatchBlock extends AbstractBlock {
  private static final byte VERSION = 1;

  private final MMLatch model;
  private final BlockInputs expected;
  private final BlockInputs predicting;

  /**
   * Wraps a model; the block's parameters are the model's.
   *
   * @throws IllegalArgumentException if the model reads several rows per word, for which the block
   *     has no inputs
   */
  public MMLatchBlock(MMLatch model) {
    super(VERSION);
    this.model = model;
    Set<Modality> read = model.config().dims().keySet();
    Set<Modality> byRows = model.config().encoder().readByRows(read);
    if (!byRows.isEmpty()) {
      throw new IllegalArgumentException(
          "the model reads rows inside words of %s, but a block takes inputs of whole words only"
              .formatted(byRows.stream().map(Modality::key).toList()));
    }
    expected = new BlockInputs(model.config().dims());
    predicting = new BlockInputs(readInEvaluation(model.config()));
    parameters.putAll(model.state());
  }

  private static Map<Modality, Integer> readInEvaluation(ModelConfig config) {
    Map<Modality, Integer> read = new EnumMap<>(config.dims());
    read.keySet().retainAll(config.encoder().readInEvaluation(config.dims().keySet()));
    return read;
  }

  /** Creates a builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the model. */
  public MMLatch model() {
    return model;
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    Pass.Purpose purpose = training ? Pass.Purpose.TRAINING : Pass.Purpose.EVALUATION;
    boolean omitsModalities = !training && inputs.size() == predicting.dims().size() + 1;
    Segments segments = (omitsModalities ? predicting : expected).segments(inputs);
    return new NDList(model.predict(new Pass(store, purpose), segments).prediction());
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    expected.require(inputs);
    return new Shape[] {new Shape(inputs[0].get(0), model.config().outputs())};
  }

  @Override
  protected void beforeInitialize(Shape... inputs) {
    expected.require(inputs);
    super.beforeInitialize(inputs);
  }

  @Override
  public void initialize(NDManager manager, DataType type, Shape... inputs) {
    if (type != DataType.FLOAT32) {
      throw new IllegalArgumentException("MMLatch calculates in float32, not in " + type);
    }
    super.initialize(manager, type, inputs);
    model.placeScalars(manager);
  }

  @Override
  public void loadParameters(NDManager manager, DataInputStream stream)
      throws IOException, MalformedModelException {
    super.loadParameters(manager, stream);
    model.placeScalars(manager);
  }

  /** Builds a block from its modalities, encoder and feedback. */
  public static final class Builder {
    private final Map<Modality, Integer> dims = new EnumMap<>(Modality.class);
    private Optional<EncoderConfig> encoder = Optional.empty();
    private FeedbackConfig feedback = FeedbackConfig.DEFAULT;
    private int outputs = 1;

    private Builder() {}

    /**
     * Adds a modality that the model reads. Inputs are in canonical order (text, audio, visual),
     * regardless of the order of these calls.
     *
     * @param dim number of features per step, D_m
     */
    public Builder addModality(Modality modality, int dim) {
      dims.put(modality, dim);
      return this;
    }

    /** Sets the encoder. Required. */
    public Builder setEncoder(EncoderConfig newEncoder) {
      encoder = Optional.of(newEncoder);
      return this;
    }

    /** Sets the feedback; the default is the paper's. */
    public Builder optFeedback(FeedbackConfig newFeedback) {
      feedback = newFeedback;
      return this;
    }

    /** Sets the number of outputs K of a prediction; the default is 1. */
    public Builder optOutputs(int newOutputs) {
      outputs = newOutputs;
      return this;
    }

    /**
     * Creates an uninitialised block.
     *
     * @throws IllegalArgumentException if there is no modality or encoder, or sizes are
     *     inconsistent; the message says what is allowed
     */
    public MMLatchBlock build() {
      EncoderConfig chosen =
          encoder.orElseThrow(
              () -> new IllegalArgumentException("a block needs an encoder: call setEncoder"));
      return new MMLatchBlock(new MMLatch(new ModelConfig(dims, outputs, chosen, feedback)));
    }
  }
}
