package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.mmlatch.script.DifferentiableScript;

/**
 * Matrix products whose factors are rounded to bfloat16 (8 bits of mantissa) and whose sums are
 * taken in float32 by devices with instructions for it; the results are rounded once more. An
 * LSTM's states and gates are bfloat16 too while it runs. Gradients are calculated likewise and
 * come back as float32.
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

  private static final List<String> Y = List.of("y");
  private static final List<String> OF_LSTM =
      List.of("x", "h", "c", "w_ih", "w_hh", "b_ih", "b_hh");

  private final DifferentiableScript linear;
  private final DifferentiableScript linearWithoutBias;
  private final DifferentiableScript matMul;
  private final DifferentiableScript lstmInTraining;
  private final DifferentiableScript lstm;

  /**
   * Compiles them.
   *
   * @param manager closes what is compiled, and names the device
   */
  public Bfloat16Products(NDManager manager) {
    linear = DifferentiableScript.of(List.of("x", "w", "b"), LINEAR, Y, manager);
    linearWithoutBias = DifferentiableScript.of(List.of("x", "w"), LINEAR_WITHOUT_BIAS, Y, manager);
    matMul = DifferentiableScript.of(List.of("a", "b"), MATMUL, Y, manager);
    lstmInTraining = DifferentiableScript.of(OF_LSTM, LSTM.formatted("True"), Y, manager);
    lstm = DifferentiableScript.of(OF_LSTM, LSTM.formatted("False"), Y, manager);
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
