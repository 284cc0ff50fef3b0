package org.mmlatch.encoder.subnetworks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.List;
import java.util.stream.IntStream;
import org.mmlatch.nn.BatchNorm;
import org.mmlatch.nn.Dropout;
import org.mmlatch.nn.Linear;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.Steps;

/**
 * The sub-network for audio and visual: the mean over a segment's real steps, batch normalisation,
 * dropout, three linear layers with ReLU. The representation is this vector, repeated at every
 * step.
 */
final class MeanSubnetwork extends Subnetwork {
  private static final int LAYERS = 3;

  private final long hidden;
  private final BatchNorm norm;
  private final Dropout dropout;
  private final List<Linear> layers;

  /**
   * Creates the sub-network.
   *
   * @param stages stages in which it will run
   */
  MeanSubnetwork(long features, long hidden, Dropout dropout, List<Stage> stages) {
    this.hidden = hidden;
    this.dropout = dropout;
    norm = part("norm", new BatchNorm(features, Stage.statistics(stages)));
    layers =
        IntStream.range(0, LAYERS)
            .mapToObj(
                i -> part("linear-" + (i + 1), new Linear(i == 0 ? features : hidden, hidden)))
            .toList();
  }

  @Override
  long width() {
    return hidden;
  }

  @Override
  long outputs() {
    return hidden;
  }

  @Override
  NDArray represent(Pass pass, NDArray x, Steps steps, Stage stage) {
    Shape everyStep = new Shape(x.getShape().get(0), x.getShape().get(1), hidden);
    return vector(pass, x, steps, stage).expandDims(1).broadcast(everyStep);
  }

  @Override
  NDArray vector(Pass pass, NDArray x, Steps steps, Stage stage) {
    NDArray mean = norm.forward(pass, steps.mean(x), stage.statistics()); // (B, D)
    NDArray z = dropout.apply(pass, mean);
    for (Linear layer : layers) {
      z = Activation.relu(layer.forward(pass, z)); // (B, H)
    }
    return z;
  }
}
