package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;

/** Concatenation of arrays that gradients always flow through. */
public final class Joined {
  private Joined() {}

  /**
   * Concatenates arrays along an axis. A single array is returned as it is: {@link NDArrays#concat}
   * would return a copy, through which no gradient flows.
   *
   * @param arrays at least one
   */
  public static NDArray of(NDList arrays, int axis) {
    return arrays.size() == 1 ? arrays.get(0) : NDArrays.concat(arrays, axis);
  }
}
