package org.mmlatch.benchmark;

import java.util.ArrayList;
import java.util.List;
import org.mmlatch.model.FeedbackConfig;
import org.mmlatch.model.FeedbackType;
import org.mmlatch.model.LateFusionConfig;
import org.mmlatch.model.ModelConfig;
import org.mmlatch.model.MultConfig;
import org.mmlatch.model.Pooling;
import org.mmlatch.model.RecurrentConfig;
import org.mmlatch.model.RecurrentConfig.Cell;

/**
 * Floating-point operations of the matrix products that a segment needs: two for every
 * multiplication and addition, no padding. Backward counts two products for every recorded one,
 * less those for gradients that nobody needs.
 *
 * @param config the model
 */
record Flops(ModelConfig config) {
  /**
   * A product that a segment needs.
   *
   * @param product its shape
   * @param operations that it takes for one segment
   * @param isFirst whether it reads what nobody may need a gradient of
   */
  private record Operation(Product product, double operations, boolean isFirst) {}

  /** Returns the operations of predicting a segment of {@code steps} steps. */
  Work prediction(int steps) {
    Work work = new Work();
    for (int i = 0; i < passes(); i++) {
      forward(encoders(steps), work);
      forward(masks(steps), work);
    }
    forward(encoders(steps), work);
    forward(fusion(steps), work);
    return work;
  }

  /** Returns the operations of training on a segment, Stage I's encoders unrecorded. */
  Work training(int steps) {
    Work work = new Work();
    for (int i = 0; i < passes(); i++) {
      forward(encoders(steps), work);
      recorded(masks(steps), false, work);
    }
    recorded(encoders(steps), hasFeedback(), work); // without masks nobody needs the inputs'
    recorded(fusion(steps), true, work);
    return work;
  }

  private static void forward(List<Operation> operations, Work work) {
    operations.forEach(operation -> work.add(operation.product, operation.operations));
  }

  /** Adds operations with their gradients, those of what the first ones read only if asked for. */
  private static void recorded(List<Operation> operations, boolean ofFirst, Work work) {
    for (Operation operation : operations) {
      work.add(operation.product, operation.operations);
      work.add(operation.product.rightGradient(), operation.operations);
      if (ofFirst || !operation.isFirst) {
        work.add(operation.product.leftGradient(), operation.operations);
      }
    }
  }

  private int passes() {
    return hasFeedback() ? config.feedback().passes() : 0;
  }

  private boolean hasFeedback() {
    return config.feedback().type() != FeedbackType.NONE;
  }

  /** What makes the representations of all modalities. */
  private List<Operation> encoders(int steps) {
    List<Operation> all = new ArrayList<>();
    if (config.encoder() instanceof MultConfig mult) {
      mult(mult, steps, all);
      return all;
    }
    int h = lateFusion().hidden();
    for (int features : config.dims().values()) {
      recurrence(steps, features, true, all);
      projections(3, steps, h, all);
      attention(steps, h, all);
    }
    return all;
  }

  private void mult(MultConfig mult, int steps, List<Operation> all) {
    int sources = config.dims().size() - 1;
    config
        .dims()
        .forEach(
            (modality, features) -> {
              int inputs = features * mult.kernels().get(modality);
              all.add(perStep(Product.Rows.STEPS, steps, inputs, mult.width(), true));
              for (int i = 0; i < sources * mult.layers(); i++) {
                transformerLayer(steps, mult.width(), all);
              }
              for (int i = 0; i < Math.max(3, mult.layers()); i++) {
                transformerLayer(steps, representation(), all);
              }
            });
  }

  /** Four projections, the attention, and a feed-forward layer of four times the width. */
  private static void transformerLayer(int steps, int width, List<Operation> all) {
    projections(4, steps, width, all);
    attention(steps, width, all);
    all.add(perStep(Product.Rows.STEPS, steps, width, 4 * width, false));
    all.add(perStep(Product.Rows.STEPS, steps, 4 * width, width, false));
  }

  private List<Operation> fusion(int steps) {
    List<Operation> all = new ArrayList<>();
    if (config.encoder() instanceof MultConfig) {
      int fused = representation() * config.dims().size();
      all.add(perStep(Product.Rows.SEGMENTS, 1, fused, fused, false));
      all.add(perStep(Product.Rows.SEGMENTS, 1, fused, fused, false));
      all.add(perStep(Product.Rows.SEGMENTS, 1, fused, 1, false));
      return all;
    }
    int h = lateFusion().hidden();
    int modalities = config.dims().size();
    int pairs = modalities * (modalities - 1) / 2;
    int tav = modalities == 3 ? 1 : 0;
    projections(6 * pairs + 3 * tav, steps, h, all);
    for (int i = 0; i < 2 * pairs + tav; i++) {
      attention(steps, h, all);
    }
    recurrence(steps, (modalities + pairs + tav) * h, false, all);
    int pooled = h * lateFusion().recurrent().directions().count();
    if (lateFusion().pooling() == Pooling.ATTENTION) {
      projections(3, steps, pooled, all);
      attention(steps, pooled, all);
    }
    all.add(perStep(Product.Rows.SEGMENTS, 1, pooled, 1, false));
    return all;
  }

  private List<Operation> masks(int steps) {
    List<Operation> all = new ArrayList<>();
    for (int features : config.dims().values()) {
      for (int i = 0; i < sources(); i++) {
        mask(steps, features, all);
      }
    }
    return all;
  }

  /** Stage I being unrecorded, nobody needs the gradients of its representations. */
  private void mask(int steps, int features, List<Operation> all) {
    int h = representation();
    switch (config.feedback().type()) {
      case NONE -> {}
      case LINEAR -> all.add(perStep(Product.Rows.STEPS, steps, h, features, true));
      case GATED -> {
        all.add(perStep(Product.Rows.STEPS, steps, h, features, true)); // value
        all.add(perStep(Product.Rows.STEPS, steps, h, features, true)); // gate
      }
      case LSTM -> recurrentLayer(Cell.LSTM, steps, h, features, true, all);
      case GRU -> recurrentLayer(Cell.GRU, steps, h, features, true, all);
    }
  }

  private LateFusionConfig lateFusion() {
    return (LateFusionConfig) config.encoder();
  }

  private int representation() {
    return config.encoder() instanceof MultConfig mult
        ? mult.width() * Math.max(1, config.dims().size() - 1)
        : lateFusion().hidden();
  }

  private int sources() {
    int modalities = config.dims().size();
    boolean others = config.feedback().sources() == FeedbackConfig.Sources.OTHERS;
    return others && modalities > 1 ? modalities - 1 : modalities;
  }

  private void recurrence(int steps, int inputs, boolean isFirst, List<Operation> all) {
    RecurrentConfig recurrent = lateFusion().recurrent();
    int hidden = lateFusion().hidden();
    int directions = recurrent.directions().count();
    for (int direction = 0; direction < directions; direction++) {
      recurrentLayer(recurrent.cell(), steps, inputs, hidden, isFirst, all);
      for (int layer = 1; layer < recurrent.layers(); layer++) {
        recurrentLayer(recurrent.cell(), steps, directions * hidden, hidden, false, all);
      }
    }
  }

  private static void recurrentLayer(
      Cell cell, int steps, int inputs, int hidden, boolean isFirst, List<Operation> all) {
    all.add(perStep(Product.Rows.STEPS, steps, inputs, cell.gates() * hidden, isFirst));
    all.add(perStep(Product.Rows.STEP, steps, hidden, cell.gates() * hidden, false));
  }

  private static void projections(int count, int steps, int width, List<Operation> all) {
    for (int i = 0; i < count; i++) {
      all.add(perStep(Product.Rows.STEPS, steps, width, width, false));
    }
  }

  private static void attention(int steps, int width, List<Operation> all) {
    double operations = 2.0 * steps * steps * width;
    all.add(new Operation(Product.scores(width), operations, false));
    all.add(new Operation(Product.weighted(width), operations, false));
  }

  private static Operation perStep(
      Product.Rows rows, int steps, int inner, int columns, boolean isFirst) {
    return new Operation(new Product(rows, inner, columns), 2.0 * steps * inner * columns, isFirst);
  }
}
