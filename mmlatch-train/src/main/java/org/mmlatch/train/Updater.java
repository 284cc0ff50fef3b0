package org.mmlatch.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.mmlatch.batch.Batch;
import org.mmlatch.engine.Autograd;
import org.mmlatch.model.Pass;
import org.mmlatch.model.Segments;
import org.mmlatch.settings.TrainSettings;

/** Trains on single batches: forward, backward, and an update of the weights when one is due. */
final class Updater {
  private final TwoStages stages;
  private final BatchSegments padding;
  private final Map<String, Parameter> weights;
  private final Adam adam;
  private final TrainSettings settings;
  private final Pass pass;

  Updater(
      TwoStages stages,
      BatchSegments padding,
      Adam adam,
      TrainSettings settings,
      NDManager manager) {
    this.stages = stages;
    this.padding = padding;
    this.weights = stages.model().weights();
    this.adam = adam;
    this.settings = settings;
    pass = new Pass(new ParameterStore(manager, false), Pass.Purpose.TRAINING);
  }

  /**
   * Adds the gradients of a batch to those since the last update.
   *
   * @param step owns everything on the way
   * @return the batch's mean absolute error
   */
  float accumulate(Batch batch, NDManager step) {
    Segments segments = padding.of(batch);
    NDArray loss =
        Autograd.recorded(
            () -> Loss.meanAbsoluteError(stages.predict(pass, segments), batch.target()));
    float value = loss.getFloat();
    if (Float.isFinite(value)) {
      Autograd.backward(loss);
    }
    return value;
  }

  /** Updates the weights by the gradients since the last update, and forgets these. */
  void update(double learningRate, NDManager step) {
    Map<String, NDArray> gradients =
        weights.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    e -> Autograd.gradient(e.getValue(), step),
                    (a, b) -> a,
                    LinkedHashMap::new));
    if (settings.clipNorm() > 0) {
      new GradientClipping(settings.clipNorm()).apply(gradients.values(), step);
    }
    adam.update(gradients, learningRate, step);
    Autograd.zeroGradients(weights.values());
  }
}
