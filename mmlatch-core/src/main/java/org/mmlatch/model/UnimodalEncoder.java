package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

/**
 * A unimodal encoder (section 2): bidirectional LSTM, its directions summed, then dot-product
 * self-attention. Inputs (B, T, D) and lengths (B), output (B, T, H).
 */
final class UnimodalEncoder extends LatchBlock {
  private final Dropout inputDropout;
  private final BidirectionalLstm lstm;
  private final Dropout dropout;
  private final CrossModalAttention attention;

  UnimodalEncoder(long inputs, long hidden, DropoutRates rates) {
    inputDropout = new Dropout(rates.input());
    lstm = part("lstm", new BidirectionalLstm(inputs, hidden));
    dropout = new Dropout(rates.encoder());
    attention = part("attention", new CrossModalAttention(hidden, new Dropout(rates.attention())));
  }

  NDArray forward(Pass pass, NDArray x, Steps steps) {
    NDArray dropped = inputDropout.apply(pass, x);
    NDArray h = lstm.forward(pass, dropped, steps).dropout(dropout, pass).sum(); // (B, T, H)
    return attention.forward(pass, h, h, steps); // (B, T, H)
  }

  @Override
  protected NDList forward(Pass pass, NDList inputs) {
    return new NDList(forward(pass, inputs.get(0), stepsOf(inputs)));
  }
}
