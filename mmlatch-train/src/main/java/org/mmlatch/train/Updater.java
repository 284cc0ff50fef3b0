package org.mmlatch.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.batch.Batch;
import org.mmlatch.engine.Autograd;
import org.mmlatch.model.LatchBlock;
import org.mmlatch.model.Pass;
import org.mmlatch.settings.TrainSettings;

/** Trains on single batches: forward, backward, and an update of the weights when one is due. */
final class Updater {
  private final TwoStages stages;
  private final BatchSegments padding;
  private final Map<String, Parameter> weights;
  private final Adam adam;
  private final TrainSettings settings;
  private final Pass pass;
  private final StepClock clock;

  Updater(
      TwoStages stages,
      BatchSegments padding,
      Adam adam,
      TrainSettings settings,
      NDManager manager,
      StepClock clock) {
    this.stages = stages;
    this.padding = padding;
    this.weights = stages.model().weights();
    this.adam = adam;
    this.settings = settings;
    this.clock = clock;
    pass = new Pass(new ParameterStore(manager, false), Pass.Purpose.TRAINING);
  }

  /**
   * Adds the gradients of a batch to those since the last update, unless its loss is not finite.
   *
   * @return the batch's mean absolute error
   */
  float accumulate(Batch batch) {
    NDArray loss = Autograd.recorded(() -> loss(pass, batch));
    float value = loss.getFloat(); // waits for the device
    clock.finished(StepPart.STAGE_TWO);
    if (Float.isFinite(value)) {
      Autograd.backward(loss);
    }
    clock.finished(StepPart.BACKWARD);
    return value;
  }

  /**
   * As {@link #accumulate}, but the host does not wait for the loss, so that one that is not finite
   * spoils the gradients.
   *
   * @return the batch's mean absolute error on the device
   */
  NDArray accumulateUnread(Batch batch) {
    NDArray loss = Autograd.recorded(() -> loss(pass, batch));
    clock.finished(StepPart.STAGE_TWO);
    Autograd.backward(loss);
    clock.finished(StepPart.BACKWARD);
    return loss.stopGradient();
  }

  private NDArray loss(Pass watched, Batch batch) {
    return Loss.meanAbsoluteError(
        stages.predict(watched, padding.of(batch), clock), batch.target());
  }

  /**
   * Updates the weights by the gradients since the last update, and forgets these.
   *
   * @param step owns what is calculated on the way
   * @throws NotFiniteException if a gradient is not finite; the weights are unchanged then
   */
  void update(TrainingState state, NDManager step) {
    Map<String, NDArray> gradients = gradients(step);
    requireFinite(gradients, state);
    clipping().ifPresent(clipping -> clipping.apply(gradients.values(), step));
    apply(gradients, state, step);
  }

  /**
   * As {@link #update}, but the host does not wait for the gradients.
   *
   * @return their sum on the device; if it is not finite, neither are the weights now
   */
  NDArray updateUnread(TrainingState state, NDManager step) {
    Map<String, NDArray> gradients = gradients(step);
    NDArray sum = sum(gradients);
    clipping().ifPresent(clipping -> clipping.applyUnread(gradients.values(), step));
    apply(gradients, state, step);
    return sum;
  }

  private Map<String, NDArray> gradients(NDManager step) {
    Map<String, NDArray> gradients = new LinkedHashMap<>();
    weights.forEach((name, weight) -> gradients.put(name, Autograd.gradient(weight, step)));
    return gradients;
  }

  private Optional<GradientClipping> clipping() {
    return settings.clipNorm() > 0
        ? Optional.of(new GradientClipping(settings.clipNorm()))
        : Optional.empty();
  }

  private void apply(Map<String, NDArray> gradients, TrainingState state, NDManager step) {
    adam.update(gradients, state.schedule().rate(), step);
    Autograd.zeroGradients(weights.values());
    clock.finished(StepPart.OPTIMIZER);
  }

  private static NDArray sum(Map<String, NDArray> gradients) {
    NDList sums = new NDList();
    gradients.values().forEach(gradient -> sums.add(gradient.sum()));
    return NDArrays.stack(sums).sum();
  }

  static void requireFinite(Map<String, NDArray> gradients, TrainingState state) {
    if (!Float.isFinite(sum(gradients).getFloat())) {
      String first =
          gradients.entrySet().stream()
              .filter(entry -> !Float.isFinite(entry.getValue().sum().getFloat()))
              .map(Map.Entry::getKey)
              .findFirst()
              .orElse("their sum");
      throw NotFiniteException.gradients(
          state.epoch(), state.batches(), "the first such weight: " + first);
    }
  }

  /** Returns the name of the first block that does not calculate finite numbers from a batch. */
  String firstNotFinite(Batch batch) {
    List<LatchBlock> found = new ArrayList<>();
    Pass.Observer observer =
        (block, output) -> {
          if (found.isEmpty() && !Float.isFinite(output.sum().getFloat())) {
            found.add(block);
          }
        };
    Pass watched = new Pass(pass.weights(), pass.purpose(), observer);
    Autograd.unrecorded(() -> loss(watched, batch));
    return found.stream().map(stages.model()::nameOf).findFirst().orElse("the loss itself");
  }
}
