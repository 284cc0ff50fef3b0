package org.mmlatch.encoder.mctn;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import org.mmlatch.nn.Intermediates;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.Linear;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.Product;
import org.mmlatch.nn.Steps;
import org.mmlatch.nn.UniformInitializer;

/**
 * Predicts from a joint representation E: with g of an LSTM over it, {@code s_t = tanh(w · g_t +
 * b)} and a the softmax of s over the words, {@code ŷ = W_o Σ a_t g_t + b_o}.
 */
final class RegressionHead extends Layer {
  private final Lstm lstm;
  private final Pooling pooling;
  private final Output output;

  RegressionHead(MctnConfig config, int outputs) {
    lstm =
        part("words", new Lstm(config, HardLstm.Cell.PLAIN, config.hidden(), config.regression()));
    pooling = part("pooling", new Pooling(config.regression()));
    output = part("output", new Output(config.regression(), outputs));
  }

  /** Pools the steps g (B, T, R) by attention, whose weights (B, T, 1) it shows. */
  private static final class Pooling extends Layer {
    private final Linear score;

    Pooling(long width) {
      score = part("attention", new Linear(width, 1));
    }

    NDArray forward(Pass pass, NDArray g, Steps steps) {
      NDArray scores = Activation.tanh(score.forward(pass, g)).transpose(0, 2, 1);
      NDArray a = scores.add(steps.keyBias()).softmax(2); // (B, 1, T)
      pass.noted("attention/regression", a.squeeze(1));
      NDArray shown = pass.observed(this, a.transpose(0, 2, 1));
      return shown.mul(g).sum(new int[] {1});
    }
  }

  /** The output layer, whose weights the loss bounds. */
  private static final class Output extends Layer {
    private final Product product;
    private final Parameter weight;
    private final Parameter bias;

    Output(long width, int outputs) {
      product = new Product(Product.Rows.SEGMENTS, width, outputs);
      UniformInitializer uniform = UniformInitializer.ofFanIn(width);
      weight = weight("weight", uniform, outputs, width);
      bias = weight("bias", uniform, outputs);
    }

    NDArray forward(Pass pass, NDArray x) {
      NDArray w = pass.weight(weight, x);
      NDArray y = pass.products().linear(x, w, pass.weight(bias, x));
      return pass.observed(this, pass.multiplied(product, x, y));
    }
  }

  /** Returns predictions (B, K). */
  NDArray forward(Pass pass, NDArray joint, Steps steps) {
    return output.forward(pass, pooling.forward(pass, lstm.forward(pass, joint), steps));
  }

  /** Returns the squared norm of the output weights, owned as {@code x}. */
  NDArray penalty(Pass pass, NDArray x) {
    return Intermediates.closedAfter(
        () -> {
          NDArray penalty = pass.weight(output.weight, x).square().sum();
          penalty.attach(x.getManager());
          return penalty;
        });
  }

  /** Returns what shows the weight of each word in a prediction. */
  Layer shown() {
    return pooling;
  }
}
