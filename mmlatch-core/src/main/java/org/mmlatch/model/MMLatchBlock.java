package org.mmlatch.model;

import ai.djl.MalformedModelException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.mmlatch.Modality;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.Steps;

/**
 * {@link MMLatch} as a DJL Block, for DJL's own {@code Model} and {@code Trainer}. Inputs: one (B,
 * T, D_m) float32 per modality in canonical order, zero beyond each segment's length, then the
 * lengths (B) int64; output: the predictions (B, K).
 *
 * <p>DJL records the whole forward pass, so gradients flow through Stage I as in the released code,
 * and it knows no terms of a loss but its own: an encoder's are left out.
 */
public final class MMLatchBlock extends AbstractBlock {
  private static final byte VERSION = 1;

  private final MMLatch model;

  /** Wraps a model, whose weights are the block's. */
  public MMLatchBlock(MMLatch model) {
    super(VERSION);
    this.model = model;
    parameters.putAll(model.state());
  }

  /** Returns the model. */
  public MMLatch model() {
    return model;
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    Pass.Purpose purpose = training ? Pass.Purpose.TRAINING : Pass.Purpose.EVALUATION;
    return new NDList(model.predict(new Pass(store, purpose), segments(inputs)).prediction());
  }

  private Segments segments(NDList inputs) {
    Map<Modality, NDArray> features = new EnumMap<>(Modality.class);
    for (Modality modality : model.config().dims().keySet()) {
      features.put(modality, inputs.get(features.size()));
    }
    NDArray lengths = inputs.get(features.size()).toType(DataType.INT64, false);
    return new Segments(features, Steps.of(lengths, inputs.get(0).getShape().get(1)));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    requireShapes(inputs);
    return new Shape[] {new Shape(inputs[0].get(0), model.config().outputs())};
  }

  @Override
  protected void beforeInitialize(Shape... inputs) {
    requireShapes(inputs);
    super.beforeInitialize(inputs);
  }

  private void requireShapes(Shape... inputs) {
    Map<Modality, Integer> dims = model.config().dims();
    boolean fits = inputs.length == dims.size() + 1 && inputs[dims.size()].dimension() == 1;
    int next = 0;
    for (int dim : dims.values()) {
      fits = fits && inputs[next].dimension() == 3 && inputs[next].get(2) == dim;
      next++;
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "expected a (B, T, D) for each of %s, then lengths (B); found %s"
              .formatted(dims, Arrays.toString(inputs)));
    }
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
}
