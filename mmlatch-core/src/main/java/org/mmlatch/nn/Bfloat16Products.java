package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.mmlatch.script.DifferentiableScript;

/**
 * Matrix products in bfloat16 (8 significant bits): factors are rounded to bfloat16, sums are
 * accumulated in float32 on hardware that has instructions for it, and results are rounded to
 * bfloat16 before they are returned as float32. The states and gates of an LSTM are bfloat16 as
 * well. Gradients are calculated in the same way and returned as float32.
 */
public final class Bfloat16Products implements Products {
  private static final String LINEAR =
      """
      y = torch.to(torch.linear(torch.to(x, 15), torch.to(w, 15), torch.to(b, 15)), 6)
      """; // 15 and 6 are bfloat16 and float32

  private static final String LINEAR_WITHOUT_BIAS =
      """
      y = torch.to(torch.linear(torch.to(x, 15), torch.to(w, 15)), 6)
      """;

  private static final String MATMUL =
      """
      y = torch.to(torch.matmul(torch.to(a, 15), torch.to(b, 15)), 6)
      """;

  private static final String LSTM =
      """
      state = [torch.to(h, 15), torch.to(c, 15)]
      weights = [torch.to(w_ih, 15), torch.to(w_hh, 15), torch.to(b_ih, 15), torch.to(b_hh, 15)]
      hs, _0, _1, = torch.lstm(torch.to(x, 15), state, weights, True, 1, 0., %s, False, True)
      y = torch.to(hs, 6)
      """;

  private static final List<String> RESULTS = List.of("y");
  private static final List<String> LSTM_PARAMETERS =
      List.of("x", "h", "c", "w_ih", "w_hh", "b_ih", "b_hh");

  private final DifferentiableScript linear;
  private final DifferentiableScript linearWithoutBias;
  private final DifferentiableScript matMul;
  private final DifferentiableScript lstmInTraining;
  private final DifferentiableScript lstm;

  /**
   * Compiles the products.
   *
   * @param manager owns the compiled scripts and determines the device
   */
  public Bfloat16Products(NDManager manager) {
    linear = DifferentiableScript.of(List.of("x", "w", "b"), LINEAR, RESULTS, manager);
    linearWithoutBias =
        DifferentiableScript.of(List.of("x", "w"), LINEAR_WITHOUT_BIAS, RESULTS, manager);
    matMul = DifferentiableScript.of(List.of("a", "b"), MATMUL, RESULTS, manager);
    lstmInTraining =
        DifferentiableScript.of(LSTM_PARAMETERS, LSTM.formatted("True"), RESULTS, manager);
    lstm = DifferentiableScript.of(LSTM_PARAMETERS, LSTM.formatted("False"), RESULTS, manager);
  }

  @Override
  public NDArray linear(NDArray x, NDArray weight, NDArray bias) {
    return linear.call(new NDList(x, weight, bias)).singletonOrThrow();
  }

  @Override
  public NDArray linear(NDArray x, NDArray weight) {
    return linearWithoutBias.call(new NDList(x, weight)).singletonOrThrow();
  }

  @Override
  public NDArray matMul(NDArray a, NDArray b) {
    return matMul.call(new NDList(a, b)).singletonOrThrow();
  }

  @Override
  public NDArray lstm(NDArray x, NDArray start, NDArray cell, NDList weights, boolean training) {
    NDList tensors = new NDList(x, start, cell);
    tensors.addAll(weights);
    return (training ? lstmInTraining : lstm).call(tensors).singletonOrThrow();
  }
}
