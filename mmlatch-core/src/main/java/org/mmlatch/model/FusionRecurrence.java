package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.Optional;

/**
 * The LSTM over the fused sequence and its pooling (section 2, "the last hidden state is used for
 * regression"). Inputs (B, T, D) and lengths (B), output (B, H · directions).
 */
final class FusionRecurrence extends LatchBlock {
  private final Recurrence recurrence;
  private final Optional<CrossModalAttention> attention;

  FusionRecurrence(LateFusionConfig config, long inputs) {
    Dropout dropout = new Dropout(config.dropout().fusionOutput());
    RecurrentConfig recurrent = config.recurrent();
    recurrence =
        part(recurrent.cell().key(), new Recurrence(recurrent, inputs, config.hidden(), dropout));
    long width = (long) config.hidden() * recurrent.directions().count();
    attention =
        switch (config.pooling()) {
          case LAST -> Optional.empty();
          case ATTENTION -> Optional.of(part("attention", new CrossModalAttention(width, dropout)));
        };
  }

  NDArray forward(Pass pass, NDArray x, Steps steps) {
    Recurrence.States states = recurrence.forward(pass, x, steps);
    if (attention.isEmpty()) {
      NDArray last = steps.last(states.forward()); // (B, H)
      // The first step's backward state has read the whole segment.
      return states.backward().map(back -> last.concat(back.get(":, 0"), 1)).orElse(last);
    }
    NDArray h = states.concatenation(); // (B, T, H · directions)
    NDArray attended = attention.get().forward(pass, h, h, steps);
    return steps.zeroPadding(attended).sum(new int[] {1});
  }

  @Override
  protected NDList forward(Pass pass, NDList inputs) {
    return new NDList(forward(pass, inputs.get(0), stepsOf(inputs)));
  }
}
