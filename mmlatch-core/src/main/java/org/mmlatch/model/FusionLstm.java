package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.Optional;

/**
 * The LSTM over the fused sequence and its pooling (section 2, "the last hidden state is used for
 * regression"). Inputs (B, T, D) and lengths (B), output (B, 2H).
 */
final class FusionLstm extends LatchBlock {
  private final BidirectionalLstm lstm;
  private final Dropout dropout;
  private final Optional<CrossModalAttention> attention;

  FusionLstm(long inputs, long hidden, Pooling pooling, float dropoutRate) {
    dropout = new Dropout(dropoutRate);
    lstm = part("lstm", new BidirectionalLstm(inputs, hidden));
    attention =
        switch (pooling) {
          case LAST -> Optional.empty();
          case ATTENTION ->
              Optional.of(part("attention", new CrossModalAttention(2 * hidden, dropout)));
        };
  }

  NDArray forward(Pass pass, NDArray x, Steps steps) {
    BidirectionalLstm.States states = lstm.forward(pass, x, steps).dropout(dropout, pass);
    if (attention.isEmpty()) {
      NDArray first = states.backward().get(":, 0"); // (B, H), has read the whole segment
      return steps.last(states.forward()).concat(first, 1);
    }
    NDArray h = states.concatenation(); // (B, T, 2H)
    NDArray attended = attention.get().forward(pass, h, h, steps); // (B, T, 2H)
    return steps.zeroPadding(attended).sum(new int[] {1});
  }

  @Override
  protected NDList forward(Pass pass, NDList inputs) {
    return new NDList(forward(pass, inputs.get(0), stepsOf(inputs)));
  }
}
