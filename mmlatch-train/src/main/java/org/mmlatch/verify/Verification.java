package org.mmlatch.verify;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.mmlatch.Modality;
import org.mmlatch.engine.Autograd;
import org.mmlatch.engine.Devices;
import org.mmlatch.model.MMLatch;
import org.mmlatch.model.Output;
import org.mmlatch.model.Segments;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.Pass;
import org.mmlatch.settings.DeviceChoice;
import org.mmlatch.train.BatchLosses;
import org.mmlatch.train.TwoStages.StageOne;

/**
 * Compares this project's model with a reference file: the forward pass, and the backward pass with
 * and without gradients through Stage I's encoders.
 */
public final class Verification {
  private final ReferenceFile reference;
  private final Tolerance tolerance;
  private final NDManager manager;
  private final MMLatch model;
  private final Segments segments;
  private final Pass pass;
  private final Set<String> compared = new HashSet<>();
  private final Deviations.Collector deviations = new Deviations.Collector();

  private Verification(ReferenceFile reference, Tolerance tolerance, NDManager manager) {
    this.reference = reference;
    this.tolerance = tolerance;
    this.manager = manager;
    model = reference.model(manager);
    segments = reference.segments(manager);
    pass = new Pass(new ParameterStore(manager, false), reference.purpose());
  }

  /**
   * Builds the model that {@code file} describes, with its weights, and compares all tensors in the
   * file.
   *
   * @throws org.mmlatch.BadDataException if the file is not a valid reference file
   */
  public static Deviations of(Path file, Tolerance tolerance, DeviceChoice device) {
    ReferenceFile reference = ReferenceFile.open(file);
    try (NDManager manager = NDManager.newBaseManager(Devices.of(device))) {
      Verification verification = new Verification(reference, tolerance, manager);
      verification.compareForward();
      verification.compareGradients(StageOne.RECORDED, Quantity.GRADIENTS, "grad/");
      if (verification.model.hasFeedback()) {
        verification.compareGradients(
            StageOne.UNRECORDED, Quantity.GRADIENTS_STAGE1_FROZEN, "grad_stage1_frozen/");
      }
      reference.requireAllCompared(verification.compared);
      return verification.deviations.collected();
    }
  }

  private void compareForward() {
    Segments masked = segments;
    if (model.hasFeedback()) {
      Map<Modality, NDArray> representations = model.represent(pass, segments);
      Map<Modality, NDArray> masks = model.masks(pass, segments);
      masked = segments.masked(masks);
      compare(Quantity.STAGES, "stage1/encoded/", representations);
      compare(Quantity.MASKS, "mask/", masks);
      compare(Quantity.STAGES, "stage2/masked_input/", masked.features());
    }
    compare(Quantity.STAGES, "stage2/encoded/", model.representInStageTwo(pass, masked));
    compareShown();
  }

  /** Compares the outputs in Stage II of the encoder's parts that explanations show. */
  private void compareShown() {
    if (model.shown().isEmpty()) {
      return;
    }
    LastOutputs outputs = new LastOutputs(manager);
    NDArray unused = model.predict(pass.withObserver(outputs), segments).prediction();
    model
        .shown()
        .forEach(
            (name, part) -> compareIfGiven(Quantity.STAGES, "stage2/" + name, outputs.of(part)));
  }

  /** Keeps the last output of each layer; after a whole pass these are Stage II's. */
  private static final class LastOutputs implements Pass.Observer {
    private final NDManager owner;
    private final Map<Layer, NDArray> last = new HashMap<>();

    LastOutputs(NDManager owner) {
      this.owner = owner;
    }

    @Override
    public void calculated(Layer layer, NDArray output) {
      NDArray copy = output.duplicate();
      NDScope.unregister(copy); // the layer's scope would close it
      copy.attach(owner);
      last.put(layer, copy);
    }

    NDArray of(Layer layer) {
      return last.get(layer);
    }
  }

  private void compareGradients(StageOne stageOne, Quantity quantity, String prefix) {
    reference.resetStatistics(model);
    Pass watched = pass.withStageOneRecording(stageOne.recording()).withObserver(new Notes());
    Output output = Autograd.recorded(() -> model.predict(watched, segments));
    NDArray target = reference.target(manager);
    BatchLosses losses = Autograd.recorded(() -> BatchLosses.of(reference.task(), output, target));
    compare(Quantity.OUTPUT, "output", output.prediction());
    compareLosses(losses);
    if (pass.purpose() == Pass.Purpose.TRAINING) {
      ReferenceFile.releasedStatistics(model)
          .forEach(
              (name, statistic) ->
                  compare(Quantity.STATISTICS, "buffer_after/" + name, statistic.getArray()));
    }
    Map<String, Parameter> weights = ReferenceFile.releasedWeights(model);
    weights.values().forEach(weight -> Autograd.zeroGradient(weight.getArray()));
    Autograd.backward(losses.total());
    weights.forEach(
        (name, weight) ->
            compare(quantity, prefix + name, Autograd.gradient(weight.getArray(), manager)));
  }

  private void compareLosses(BatchLosses losses) {
    compare(Quantity.LOSS, "loss", losses.total().reshape(1));
    Map<String, NDArray> parts = new HashMap<>(losses.terms());
    parts.put("task", losses.task());
    parts.put("regression", losses.task());
    parts.forEach(
        (name, part) -> {
          if (reference.has("loss/" + name)) {
            compare(Quantity.LOSS, "loss/" + name, part.reshape(1));
          }
        });
  }

  /** Compares intermediate results of Stage II. */
  private final class Notes implements Pass.Observer {
    @Override
    public void calculated(Layer layer, NDArray output) {}

    @Override
    public void noted(String name, NDArray value) {
      if (reference.has("stage2/" + name)) {
        compare(Quantity.STAGES, "stage2/" + name, value);
      }
    }
  }

  private void compare(Quantity quantity, String prefix, Map<Modality, NDArray> tensors) {
    tensors.forEach(
        (modality, tensor) -> compareIfGiven(quantity, prefix + modality.key(), tensor));
  }

  private void compareIfGiven(Quantity quantity, String name, NDArray tensor) {
    if (reference.has(name)) {
      compare(quantity, name, segments.steps().zeroPadding(tensor));
    }
  }

  private void compare(Quantity quantity, String name, NDArray actual) {
    compared.add(name);
    float[] expected = reference.floats(name, actual.getShape());
    deviations.add(quantity, name, tolerance.share(actual.toFloatArray(), expected));
  }
}
