package org.mmlatch.encoder.latefusion;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.mmlatch.nn.CrossModalAttention;
import org.mmlatch.nn.Dropout;
import org.mmlatch.nn.Intermediates;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.Recurrence;
import org.mmlatch.nn.Steps;

/**
 * A unimodal encoder (section 2): bidirectional LSTM, its directions summed, then dot-product
 * self-attention: (B, T, D) to (B, T, H). The LSTM starts at zero or from a context (B, H).
 */
final class UnimodalEncoder extends Layer {
  private final Dropout inputDropout;
  private final Recurrence recurrence;
  private final CrossModalAttention attention;

  UnimodalEncoder(
      LateFusionConfig config, LateFusionConfig.InitialState initialState, long inputs) {
    DropoutRates rates = config.dropout();
    long hidden = config.hidden();
    inputDropout = new Dropout(rates.input());
    long context =
        switch (initialState) {
          case ZERO -> 0;
          case CONTEXT -> hidden;
        };
    Dropout dropout = new Dropout(rates.encoder());
    recurrence =
        part(
            config.recurrent().cell().key(),
            new Recurrence(config.recurrent(), inputs, hidden, context, dropout));
    attention = part("attention", new CrossModalAttention(hidden, new Dropout(rates.attention())));
  }

  /** Returns the self-attention, which reports its weights to the pass's observer. */
  Layer attention() {
    return attention.attention();
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
}
