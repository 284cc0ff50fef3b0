package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

/**
 * The matrix products of a pass: in linear layers, attentions and LSTMs. Inputs and outputs are
 * float32, whatever precision is used inside.
 */
public interface Products {
  /** Products in float32. */
  Products FLOAT32 =
      new Products() {
        @Override
        public NDArray linear(NDArray x, NDArray weight, NDArray bias) {
          return x.getNDArrayInternal().linear(x, weight, bias).singletonOrThrow();
        }

        @Override
        public NDArray linear(NDArray x, NDArray weight) {
          return x.getNDArrayInternal().linear(x, weight, null).singletonOrThrow();
        }

        @Override
        public NDArray matMul(NDArray a, NDArray b) {
          return a.matMul(b);
        }

        @Override
        public NDArray lstm(
            NDArray x, NDArray start, NDArray cell, NDList weights, boolean training) {
          return x.getNDArrayInternal()
              .lstm(x, new NDList(start, cell), weights, true, 1, 0, training, false, true)
              .get(0);
        }
      };

  /** Returns {@code x Wᵀ + b}: (…, D) to (…, H), given (H, D) and (H). */
  NDArray linear(NDArray x, NDArray weight, NDArray bias);

  /** Returns {@code x Wᵀ}: (…, D) to (…, H), given (H, D). */
  NDArray linear(NDArray x, NDArray weight);

  /** Returns the matrix products (…, N, K) of (…, N, M) and (…, M, K). */
  NDArray matMul(NDArray a, NDArray b);

  /**
   * Returns the hidden states (B, T, H) of an LSTM with one layer and one direction.
   *
   * @param x inputs (B, T, D)
   * @param start hidden state before the first step, (1, B, H)
   * @param cell cell state before the first step, (1, B, H)
   * @param weights input and recurrent weights (4H, D) and (4H, H), then their biases (4H) and (4H)
   * @param training whether gradients may be needed
   */
  NDArray lstm(NDArray x, NDArray start, NDArray cell, NDList weights, boolean training);
}
