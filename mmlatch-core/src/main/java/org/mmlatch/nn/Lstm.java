package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.List;

/**
 * A forward LSTM with initial states of zero, which can also return its cell states. Hidden states
 * alone are torch's kernel's; with the cells, which that does not return, they are written out: one
 * call for the inputs of all steps and the loop over them.
 */
public final class Lstm extends Layer {
  /** Gates in the order input, forget, cell, output; the first two are taken together. */
  private static final String STEPS =
      """
      gates = torch.unbind(torch.linear(x, w_ih, torch.add(b_ih, b_hh)), 1)
      recurrent = torch.t(w_hh)
      width = torch.size(w_hh, 1)
      hs = annotate(List[Tensor], [])
      cs = annotate(List[Tensor], [])
      h = torch.new_zeros(x, [torch.size(x, 0), width])
      c = h
      for t in range(torch.len(gates)):
        z = torch.split_with_sizes(torch.addmm(gates[t], h, recurrent), [torch.mul(width, 2), width, width], 1)
        open = torch.chunk(torch.sigmoid(z[0]), 2, 1)
        c = torch.add(torch.mul(open[1], c), torch.mul(open[0], torch.tanh(z[1])))
        h = torch.mul(torch.sigmoid(z[2]), torch.tanh(c))
        _0 = torch.append(hs, h)
        _1 = torch.append(cs, c)
      hidden = torch.stack(hs, 1)
      cells = torch.stack(cs, 1)
      """;

  private final long inputs;
  private final long width;
  private final RecurrentLayer lstm;
  private final Procedure steps =
      procedure(List.of("x", "w_ih", "w_hh", "b_ih", "b_hh"), STEPS, List.of("hidden", "cells"));

  /** Builds it. */
  public Lstm(long inputs, long width) {
    this.inputs = inputs;
    this.width = width;
    lstm = part("lstm", new RecurrentLayer(RecurrentConfig.Cell.LSTM, inputs, width));
  }

  /**
   * The states after each step.
   *
   * @param hidden (B, T, H)
   * @param cells (B, T, H)
   */
  public record States(NDArray hidden, NDArray cells) {}

  /** Returns the hidden states (B, T, H) of {@code x} (B, T, D). */
  public NDArray hidden(Pass pass, NDArray x) {
    return lstm.forward(pass, x);
  }

  /** Returns all states of {@code x} (B, T, D). */
  public States states(Pass pass, NDArray x) {
    NDList tensors = new NDList(x);
    tensors.addAll(lstm.weights(pass, x));
    NDList result = steps.call(tensors.toArray(new NDArray[0]));
    NDArray hidden = result.get(0);
    long gates = RecurrentConfig.Cell.LSTM.gates() * width;
    pass.multiplied(new Product(Product.Rows.STEPS, inputs, gates), x, hidden);
    pass.multiplied(new Product(Product.Rows.STEP, width, gates), hidden, hidden);
    return new States(pass.observed(lstm, hidden), result.get(1));
  }
}
