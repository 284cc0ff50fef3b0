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
 * The prediction head over a joint representation E: {@code ŷ = W_o Σ a_t g_t + b_o}, where g are
 * the states of an LSTM over E and a is the softmax over the words of {@code s_t = tanh(w · g_t +
 * b)}.
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

  /**
   * Pools the states g (B, T, R) by attention and reports its weights (B, T, 1) to the observer.
   */
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

  /** The output layer, on whose weights the loss has a penalty. */
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

  /** Returns the squared norm of the output weights, a scalar owned by the manager of {@code x}. */
  NDArray penalty(Pass pass, NDArray x) {
    return Intermediates.closedAfter(
        () -> {
          NDArray penalty = pass.weight(output.weight, x).square().sum();
          penalty.attach(x.getManager());
          return penalty;
        });
  }

  /** Returns the layer whose output is the weight of each word in a prediction. */
  Layer shown() {
    return pooling;
  }
}
