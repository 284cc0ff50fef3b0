package org.mmlatch.benchmark;

import org.mmlatch.model.FeedbackConfig;
import org.mmlatch.model.FeedbackType;
import org.mmlatch.model.LateFusionConfig;
import org.mmlatch.model.ModelConfig;
import org.mmlatch.model.MultConfig;
import org.mmlatch.model.Pooling;

/**
 * Floating-point operations of the matrix products that a segment needs: two for every
 * multiplication and addition, no padding. Backward counts two products for every recorded one,
 * less those for gradients that nobody needs.
 *
 * @param config the model
 */
record Flops(ModelConfig config) {
  private static final int GATES = 4;

  /** Returns the operations of predicting a segment of {@code steps} steps. */
  double prediction(double steps) {
    return hasFeedback()
        ? encoders(steps) + masks(steps) + encoders(steps) + fusion(steps)
        : encoders(steps) + fusion(steps);
  }

  /** Returns the operations of training on a segment, Stage I's encoders unrecorded. */
  double training(double steps) {
    if (!hasFeedback()) {
      return 3 * (encoders(steps) + fusion(steps)) - inputGradients(steps);
    }
    return encoders(steps)
        + 3 * masks(steps)
        - representationGradients(steps)
        + 3 * (encoders(steps) + fusion(steps));
  }

  private boolean hasFeedback() {
    return config.feedback().type() != FeedbackType.NONE;
  }

  /** What makes the representations of all modalities. */
  private double encoders(double steps) {
    if (config.encoder() instanceof MultConfig mult) {
      return mult(mult, steps);
    }
    double h = lateFusion().hidden();
    return config.dims().values().stream()
        .mapToDouble(d -> 2 * lstm(steps, d, h) + 3 * product(steps, h, h) + attention(steps, h))
        .sum();
  }

  private double mult(MultConfig mult, double steps) {
    double d = mult.width();
    int sources = config.dims().size() - 1;
    double cross = mult.layers() * transformerLayer(steps, d);
    double memory = Math.max(3, mult.layers()) * transformerLayer(steps, representation());
    return config.dims().entrySet().stream()
        .mapToDouble(
            dim ->
                product(steps, (double) dim.getValue() * mult.kernels().get(dim.getKey()), d)
                    + sources * cross
                    + memory)
        .sum();
  }

  /** Four projections, the attention, and a feed-forward layer of four times the width. */
  private static double transformerLayer(double steps, double width) {
    return 12 * product(steps, width, width) + attention(steps, width);
  }

  private double fusion(double steps) {
    if (config.encoder() instanceof MultConfig) {
      double fused = representation() * config.dims().size();
      return 2 * product(1, fused, fused) + product(1, fused, 1);
    }
    double h = lateFusion().hidden();
    int modalities = config.dims().size();
    int pairs = modalities * (modalities - 1) / 2;
    int tav = modalities == 3 ? 1 : 0;
    double attentions =
        pairs * (6 * product(steps, h, h) + 2 * attention(steps, h))
            + tav * (3 * product(steps, h, h) + attention(steps, h));
    double pooling =
        lateFusion().pooling() == Pooling.ATTENTION
            ? 3 * product(steps, 2 * h, 2 * h) + attention(steps, 2 * h)
            : 0;
    double width = (modalities + pairs + tav) * h;
    return attentions + 2 * lstm(steps, width, h) + pooling + product(1, 2 * h, 1);
  }

  private double masks(double steps) {
    return config.dims().values().stream().mapToDouble(d -> sources() * mask(steps, d)).sum();
  }

  private double mask(double steps, double features) {
    return config.feedback().type() == FeedbackType.LSTM
        ? lstm(steps, representation(), features)
        : product(steps, representation(), features);
  }

  /** Stage I being unrecorded, nobody needs the gradients of its representations. */
  private double representationGradients(double steps) {
    double gates = config.feedback().type() == FeedbackType.LSTM ? GATES : 1;
    return config.dims().values().stream()
        .mapToDouble(d -> sources() * product(steps, representation(), gates * d))
        .sum();
  }

  /** Without masks nobody needs the gradients of the inputs. */
  private double inputGradients(double steps) {
    return config.dims().entrySet().stream()
        .mapToDouble(
            dim ->
                config.encoder() instanceof MultConfig mult
                    ? product(
                        steps,
                        (double) dim.getValue() * mult.kernels().get(dim.getKey()),
                        mult.width())
                    : 2 * product(steps, dim.getValue(), (double) GATES * lateFusion().hidden()))
        .sum();
  }

  private LateFusionConfig lateFusion() {
    return (LateFusionConfig) config.encoder();
  }

  private double representation() {
    return config.encoder() instanceof MultConfig mult
        ? (double) mult.width() * Math.max(1, config.dims().size() - 1)
        : lateFusion().hidden();
  }

  private int sources() {
    int modalities = config.dims().size();
    boolean others = config.feedback().sources() == FeedbackConfig.Sources.OTHERS;
    return others && modalities > 1 ? modalities - 1 : modalities;
  }

  private static double lstm(double steps, double inputs, double hidden) {
    return product(steps, inputs, GATES * hidden) + product(steps, hidden, GATES * hidden);
  }

  private static double attention(double steps, double width) {
    return product(steps, width, steps) + product(steps, steps, width);
  }

  private static double product(double rows, double inner, double columns) {
    return 2 * rows * inner * columns;
  }
}
