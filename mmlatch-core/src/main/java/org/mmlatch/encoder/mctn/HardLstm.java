package org.mmlatch.encoder.mctn;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.Procedure;
import org.mmlatch.nn.Product;

/**
 * The released code's LSTM, whose gates are hard sigmoids, {@code clip(0.2 x + 0.5, 0, 1)},
 * starting at zero: (B, T, D) to (B, T, H).
 */
final class HardLstm extends LstmWeights {
  /** The update of the cell c and state h from the gates i, f, o and the candidate g. */
  enum Cell {
    /** {@code c = f c + i g, h = o tanh c}. */
    PLAIN("1", "sum", "torch.tanh(c)"),
    /** In the encoders: {@code c = tanh(f c + i g), h = o c}. */
    SQUASHED("1", "torch.tanh(sum)", "c"),
    /**
     * In the decoders, where the input gate is also the forget gate: {@code c = i c + i g, h = o
     * tanh c}.
     */
    TIED("0", "sum", "torch.tanh(c)");

    private final String forget;
    private final String carried;
    private final String shown;

    Cell(String forget, String carried, String shown) {
      this.forget = forget;
      this.carried = carried;
      this.shown = shown;
    }
  }

  private static final List<String> PARAMETERS = List.of("x", "w_ih", "w_hh", "b_ih", "b_hh");

  private static final String BODY =
      """
      inputs = torch.unbind(torch.linear(x, w_ih, torch.add(b_ih, b_hh)), 1)
      recurrent = torch.t(w_hh)
      h = torch.slice(torch.zeros_like(inputs[0]), 1, 0, torch.size(w_hh, 1))
      c = h
      states = annotate(List[Tensor], [])
      for t in range(torch.len(inputs)):
        all = torch.addmm(inputs[t], h, recurrent)
        gates = torch.chunk(torch.clamp(torch.add(torch.mul(all, 0.2), 0.5), 0., 1.), 4, 1)
        new = torch.tanh(torch.chunk(all, 4, 1)[2])
        sum = torch.add(torch.mul(gates[{forget}], c), torch.mul(gates[0], new))
        c = {carried}
        h = torch.mul(gates[3], {shown})
        longer = torch.append(states, h)
      result = torch.stack(states, 1)
      """;

  private final Procedure procedure;
  private final Product ofInputs;
  private final Product ofStates;

  HardLstm(Cell cell, long inputs, long hidden) {
    super(inputs, hidden);
    String body =
        BODY.replace("{forget}", cell.forget)
            .replace("{carried}", cell.carried)
            .replace("{shown}", cell.shown);
    procedure = procedure(PARAMETERS, body, List.of("result"));
    ofInputs = new Product(Product.Rows.STEPS, inputs, 4 * hidden);
    ofStates = new Product(Product.Rows.STEP, hidden, 4 * hidden);
  }

  NDArray forward(Pass pass, NDArray x) {
    LstmWeights.Arrays w = arrays(pass, x);
    NDArray states =
        procedure.call(x, w.ofInput(), w.ofState(), w.bias(), w.stateBias()).singletonOrThrow();
    pass.multiplied(ofInputs, x, states);
    pass.multiplied(ofStates, states, states);
    return pass.observed(this, states);
  }
}
