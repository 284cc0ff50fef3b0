package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

/**
 * How a pass multiplies matrices: in linear layers, in attentions, and in an LSTM's steps. Inputs
 * and outputs are float32, whatever the precision in between.
 */
public interface Products {
  /** Plain float32. */
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

  /** Returns the products of matrices (…, N, M) and (…, M, K): (…, N, K). */
  NDArray matMul(NDArray a, NDArray b);

  /**
   * Returns the hidden states (B, T, H) of an LSTM of one layer and direction.
   *
   * @param x (B, T, D)
   * @param start the hidden state before the first step, (1, B, H)
   * @param cell the cell's, (1, B, H)
   * @param weights (4H, D), (4H, H), (4H) and (4H)
   * @param training whether it may be differentiated
   */
  NDArray lstm(NDArray x, NDArray start, NDArray cell, NDList weights, boolean training);
}
