package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;

/** Concatenates arrays. */
public final class Joined {
  private Joined() {}

  /**
   * Returns some arrays joined along an axis; a single one itself. {@link NDArrays#concat} would
   * return a copy of a single one, and no gradient flows through a copy.
   *
   * @param arrays at least one
   */
  public static NDArray of(NDList arrays, int axis) {
    return arrays.size() == 1 ? arrays.get(0) : NDArrays.concat(arrays, axis);
  }
}
