package org.mmlatch.tensor;

import java.util.List;

/**
 * The entry of one tensor in a safetensors header.
 *
 * @param dtype name of the element type in the file, not necessarily a supported one
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
