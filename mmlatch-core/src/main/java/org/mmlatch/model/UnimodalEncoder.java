package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

/**
 * A unimodal encoder (section 2): bidirectional LSTM, its directions summed, then dot-product
 * self-attention. Inputs (B, T, D) and lengths (B), output (B, T, H).
 */
final class UnimodalEncoder extends LatchBlock {
  private final Dropout inputDropout;
  private final Recurrence recurrence;
  private final CrossModalAttention attention;

  UnimodalEncoder(LateFusionConfig config, long inputs) {
    DropoutRates rates = config.dropout();
    long hidden = config.hidden();
    inputDropout = new Dropout(rates.input());
    recurrence =
        part(
            config.recurrent().cell().key(),
            new Recurrence(config.recurrent(), inputs, hidden, new Dropout(rates.encoder())));
    attention = part("attention", new CrossModalAttention(hidden, new Dropout(rates.attention())));
  }

  NDArray forward(Pass pass, NDArray x, Steps steps) {
    NDArray dropped = inputDropout.apply(pass, x);
    NDArray h = recurrence.forward(pass, dropped, steps).sum(); // (B, T, H)
    return attention.forward(pass, h, h, steps); // (B, T, H)
  }

  @Override
  protected NDList forward(Pass pass, NDList inputs) {
    return new NDList(forward(pass, inputs.get(0), stepsOf(inputs)));
  }
}
