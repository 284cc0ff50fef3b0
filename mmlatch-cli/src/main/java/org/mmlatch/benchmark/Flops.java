package org.mmlatch.benchmark;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mmlatch.Modality;
import org.mmlatch.engine.Autograd;
import org.mmlatch.model.MMLatch;
import org.mmlatch.model.ModelConfig;
import org.mmlatch.model.Segments;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.Product;
import org.mmlatch.nn.Steps;
import org.mmlatch.train.TwoStages;

/**
 * Counts the floating-point operations of the matrix products for a segment: two per multiply-add,
 * without padding, and with the segment's actual number of rows inside words. The backward pass has
 * two products per recorded product, except for gradients that are not needed.
 */
final class Flops {
  private static final int SEGMENTS = 2; // batch normalisation needs more than one

  private final List<Counted> prediction;
  private final List<Counted> training;

  /**
   * A matrix product that is computed.
   *
   * @param shape shape of the product
   * @param like the product of the forward pass with the same number of operations
   */
  private record Counted(Product shape, Product like) {}

  private Flops(List<Counted> prediction, List<Counted> training) {
    this.prediction = prediction;
    this.training = training;
  }

  /**
   * Records the matrix products of a model.
   *
   * @param stages an initialised model on the device of {@code manager}
   */
  static Flops of(TwoStages stages, NDManager manager) {
    MMLatch model = stages.model();
    try (NDManager step = manager.newSubManager()) {
      Segments segments = segments(model.config(), step);
      ParameterStore weights = new ParameterStore(step, false);
      Counter predicting = new Counter();
      Pass evaluation = new Pass(weights, Pass.Purpose.EVALUATION).withObserver(predicting);
      Autograd.unrecorded(() -> model.predict(evaluation, segments).prediction());
      Counter learning = new Counter();
      Pass recorded =
          new Pass(weights, Pass.Purpose.TRAINING)
              .withObserver(learning)
              .withStageOneRecording(stages.stageOne().recording());
      Autograd.recorded(() -> model.predict(recorded, segments).prediction());
      return new Flops(predicting.products, learning.products);
    }
  }

  /**
   * Returns segments with one step each, and one row per step for the modalities read by rows
   * inside words.
   */
  private static Segments segments(ModelConfig config, NDManager owner) {
    Set<Modality> byRows = config.encoder().readByRows(config.dims().keySet());
    Map<Modality, NDArray> features = new EnumMap<>(Modality.class);
    Map<Modality, NDArray> rows = new EnumMap<>(Modality.class);
    config
        .dims()
        .forEach(
            (modality, dim) -> {
              boolean hasRows = byRows.contains(modality);
              Shape shape = hasRows ? new Shape(SEGMENTS, 1, 1, dim) : new Shape(SEGMENTS, 1, dim);
              features.put(modality, owner.ones(shape));
              if (hasRows) {
                rows.put(modality, owner.ones(new Shape(SEGMENTS, 1), DataType.INT64));
              }
            });
    Steps steps = Steps.of(owner.ones(new Shape(SEGMENTS), DataType.INT64), 1);
    return new Segments(features, steps).withRows(rows);
  }

  /** Records each product and the products for its gradients. */
  private static final class Counter implements Pass.Observer {
    private final List<Counted> products = new ArrayList<>();

    @Override
    public void calculated(Layer layer, NDArray output) {}

    @Override
    public void multiplied(Product product, NDArray left, NDArray result) {
      products.add(new Counted(product, product));
      if (Autograd.isRecorded(result)) {
        products.add(new Counted(product.rightGradient(), product));
        if (Autograd.isRecorded(left)) {
          products.add(new Counted(product.leftGradient(), product));
        }
      }
    }
  }

  /** Returns the operations needed to predict a segment. */
  Work prediction(SegmentSize segment) {
    return work(prediction, segment);
  }

  /** Returns the operations needed to train on a segment. */
  Work training(SegmentSize segment) {
    return work(training, segment);
  }

  private static Work work(List<Counted> products, SegmentSize segment) {
    Work work = new Work();
    for (Counted counted : products) {
      int length = segment.of(counted.shape());
      work.add(counted.shape(), counted.like().operations(length));
    }
    return work;
  }
}
