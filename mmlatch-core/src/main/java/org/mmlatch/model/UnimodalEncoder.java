package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.Optional;

/**
 * A unimodal encoder (section 2): bidirectional LSTM, its directions summed, then dot-product
 * self-attention. The LSTM starts at zero or from a context (B, H). Inputs (B, T, D) and lengths
 * (B), output (B, T, H).
 */
final class UnimodalEncoder extends LatchBlock {
  private final Dropout inputDropout;
  private final Recurrence recurrence;
  private final CrossModalAttention attention;

  UnimodalEncoder(LateFusionConfig config, FeedbackConfig.InitialState initialState, long inputs) {
    DropoutRates rates = config.dropout();
    long hidden = config.hidden();
    inputDropout = new Dropout(rates.input());
    long context =
        switch (initialState) {
          case ZERO -> 0;
          case STAGE1 -> hidden;
        };
    Dropout dropout = new Dropout(rates.encoder());
    recurrence =
        part(
            config.recurrent().cell().key(),
            new Recurrence(config.recurrent(), inputs, hidden, context, dropout));
    attention = part("attention", new CrossModalAttention(hidden, new Dropout(rates.attention())));
  }

  NDArray forward(Pass pass, NDArray x, Optional<NDArray> context, Steps steps) {
    return Intermediates.closedAfter(
        () -> {
          NDArray dropped = inputDropout.apply(pass, x);
          Recurrence.States states =
              context
                  .map(start -> recurrence.forward(pass, dropped, start, steps))
                  .orElseGet(() -> recurrence.forward(pass, dropped, steps));
          NDArray h = states.sum(); // (B, T, H)
          return attention.forward(pass, h, h, steps); // (B, T, H)
        });
  }

  @Override
  protected NDList forward(Pass pass, NDList inputs) {
    return new NDList(forward(pass, inputs.get(0), Optional.empty(), stepsOf(inputs)));
  }
}
