package org.mmlatch.encoder.misa;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import org.mmlatch.nn.Dropout;
import org.mmlatch.nn.Joined;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.LayerNorm;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.Recurrence;
import org.mmlatch.nn.RecurrentConfig;
import org.mmlatch.nn.Steps;

/** Reads one modality's sequence: bidirectional LSTM, layer norm, bidirectional LSTM. */
final class SequenceEncoder extends Layer {
  private final long features;
  private final Recurrence first;
  private final LayerNorm norm;
  private final Recurrence second;

  SequenceEncoder(long features) {
    this.features = features;
    Dropout none = new Dropout(0);
    first = part("lstm-1", new Recurrence(RecurrentConfig.DEFAULT, features, features, none));
    norm = part("norm", new LayerNorm(2 * features));
    second = part("lstm-2", new Recurrence(RecurrentConfig.DEFAULT, 2 * features, features, none));
  }

  /**
   * The states of both LSTMs.
   *
   * @param first states of the first LSTM, (B, T, D) in each direction
   * @param second states of the second LSTM, (B, T, D) in each direction
   */
  record Read(Recurrence.States first, Recurrence.States second) {
    /** Returns the representation (B, T, 2D) that masks are made from. */
    NDArray representation() {
      return second.concatenation();
    }

    /**
     * Returns the utterance vector (B, 4D): the last forward states of the first and second LSTM,
     * then their last backward states, which are at the first step.
     */
    NDArray utterance(Steps steps) {
      NDList ends = new NDList(steps.last(first.forward()), steps.last(second.forward()));
      ends.add(first.backward().orElseThrow().get(":, 0"));
      ends.add(second.backward().orElseThrow().get(":, 0"));
      return Joined.of(ends, 1);
    }
  }

  /** Returns the size of a representation. */
  long width() {
    return 2 * features;
  }

  /** Reads {@code x} (B, T, D). */
  Read forward(Pass pass, NDArray x, Steps steps) {
    Recurrence.States lower = first.forward(pass, x, steps);
    NDArray normalised = norm.forward(pass, lower.concatenation()); // (B, T, 2D)
    return new Read(lower, second.forward(pass, normalised, steps));
  }
}
