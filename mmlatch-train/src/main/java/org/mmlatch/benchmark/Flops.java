package org.mmlatch.benchmark;

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
  /** Returns the operations of predicting a segment of {@code steps} steps. */
  double prediction(double steps) {
    return hasFeedback()
        ? passes() * (encoders(steps) + masks(steps)) + encoders(steps) + fusion(steps)
        : encoders(steps) + fusion(steps);
  }

  /** Returns the operations of training on a segment, Stage I's encoders unrecorded. */
  double training(double steps) {
    if (!hasFeedback()) {
      return 3 * (encoders(steps) + fusion(steps)) - inputGradients(steps);
    }
    return passes() * (encoders(steps) + 3 * masks(steps) - representationGradients(steps))
        + 3 * (encoders(steps) + fusion(steps));
  }

  private int passes() {
    return config.feedback().passes();
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
        .mapToDouble(d -> recurrence(steps, d) + 3 * product(steps, h, h) + attention(steps, h))
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
    double pooled = h * lateFusion().recurrent().directions().count();
    double pooling =
        lateFusion().pooling() == Pooling.ATTENTION
            ? 3 * product(steps, pooled, pooled) + attention(steps, pooled)
            : 0;
    double width = (modalities + pairs + tav) * h;
    return attentions + recurrence(steps, width) + pooling + product(1, pooled, 1);
  }

  private double masks(double steps) {
    return config.dims().values().stream().mapToDouble(d -> sources() * mask(steps, d)).sum();
  }

  private double mask(double steps, double features) {
    double h = representation();
    return switch (config.feedback().type()) {
      case NONE -> 0;
      case LINEAR -> product(steps, h, features);
      case GATED -> 2 * product(steps, h, features);
      case LSTM -> recurrentLayer(Cell.LSTM, steps, h, features);
      case GRU -> recurrentLayer(Cell.GRU, steps, h, features);
    };
  }

  /** Stage I being unrecorded, nobody needs the gradients of its representations. */
  private double representationGradients(double steps) {
    double gates =
        switch (config.feedback().type()) {
          case NONE -> 0;
          case LINEAR -> 1;
          case GATED -> 2;
          case LSTM -> Cell.LSTM.gates();
          case GRU -> Cell.GRU.gates();
        };
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
                    : firstProducts(steps, dim.getValue()))
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

  private double recurrence(double steps, double inputs) {
    RecurrentConfig recurrent = lateFusion().recurrent();
    double hidden = lateFusion().hidden();
    double directions = recurrent.directions().count();
    double upper = recurrentLayer(recurrent.cell(), steps, directions * hidden, hidden);
    return directions
        * (recurrentLayer(recurrent.cell(), steps, inputs, hidden)
            + (recurrent.layers() - 1) * upper);
  }

  private double firstProducts(double steps, double inputs) {
    RecurrentConfig recurrent = lateFusion().recurrent();
    double rows = (double) recurrent.cell().gates() * lateFusion().hidden();
    return recurrent.directions().count() * product(steps, inputs, rows);
  }

  private static double recurrentLayer(Cell cell, double steps, double inputs, double hidden) {
    return product(steps, inputs, cell.gates() * hidden)
        + product(steps, hidden, cell.gates() * hidden);
  }

  private static double attention(double steps, double width) {
    return product(steps, width, steps) + product(steps, steps, width);
  }

  private static double product(double rows, double inner, double columns) {
    return 2 * rows * inner * columns;
  }
}
