package org.mmlatch.tensor;

import java.util.List;

/**
 * One tensor as a safetensors header describes it.
 *
 * @param dtype the type as the file names it; it need not be known here
 * @param begin first byte, counted from the end of the header
 * @param end byte after the last
 */
record TensorEntry(String dtype, List<Long> shape, long begin, long end) {
  TensorEntry {
    shape = List.copyOf(shape);
  }

  long[] dimensions() {
    return Shapes.toArray(shape);
  }
}
