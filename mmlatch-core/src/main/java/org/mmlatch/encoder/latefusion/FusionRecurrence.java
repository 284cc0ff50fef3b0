package org.mmlatch.encoder.latefusion;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import org.mmlatch.nn.CrossModalAttention;
import org.mmlatch.nn.Dropout;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.Recurrence;
import org.mmlatch.nn.RecurrentConfig;
import org.mmlatch.nn.Steps;

/**
 * The LSTM over the fused sequence and its pooling (section 2, "the last hidden state is used for
 * regression"): (B, T, D) to (B, H · directions).
 */
final class FusionRecurrence extends Layer {
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

  /**
   * Returns the attention of attention pooling, which reports its weights to the pass's observer.
   */
  Optional<Layer> attention() {
    return attention.map(CrossModalAttention::attention);
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
}
