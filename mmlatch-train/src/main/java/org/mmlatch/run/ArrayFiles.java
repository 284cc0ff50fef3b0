package org.mmlatch.run;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.mmlatch.BadDataException;
import org.mmlatch.engine.Autograd;
import org.mmlatch.tensor.DType;
import org.mmlatch.tensor.SafetensorsFile;
import org.mmlatch.tensor.SafetensorsWriter;
import org.mmlatch.tensor.Tensor;

/** Reads and writes arrays on a device from and to safetensors files. */
final class ArrayFiles {
  private ArrayFiles() {}

  /**
   * Adds arrays to a file, each named {@code prefix} plus its name. They are copied from the device
   * one at a time while the file is written, so that memory holds only one copy.
   */
  static void add(SafetensorsWriter file, String prefix, Map<String, NDArray> arrays) {
    arrays.forEach(
        (name, array) ->
            file.add(
                prefix + name,
                DType.F32,
                array.getShape().getShape(),
                out -> Tensor.of(array.toFloatArray(), array.size()).writeTo(out)));
  }

  /**
   * Sets arrays, in place, to a file's tensors that are named {@code prefix} plus the arrays'
   * names.
   *
   * @throws BadDataException if a tensor is missing or has another shape
   */
  static void read(SafetensorsFile file, String prefix, Map<String, NDArray> arrays) {
    arrays.forEach((name, array) -> set(array, floats(file, prefix + name, array.getShape())));
  }

  /**
   * Sets an array, in place, to values in row-major order. This must not be recorded, and only the
   * thread that has loaded the engine records nothing by itself.
   */
  static void set(NDArray array, float[] values) {
    NDManager manager = array.getManager();
    try (NDArray source = manager.create(FloatBuffer.wrap(values), array.getShape())) {
      Autograd.unrecorded(
          () -> {
            array.set(new NDIndex("..."), source);
            return array;
          });
    }
  }

  /**
   * Reads a tensor in row-major order.
   *
   * @throws BadDataException if it is missing or does not have the expected shape
   */
  static float[] floats(SafetensorsFile file, String name, Shape expected) {
    Path path = file.path();
    if (!file.names().contains(name)) {
      throw new BadDataException(path + ": weight '" + name + "' is missing");
    }
    if (!Arrays.equals(file.shape(name), expected.getShape())) {
      throw new BadDataException(
          "%s: weight '%s' has shape %s, but the run's settings give it %s"
              .formatted(path, name, Arrays.toString(file.shape(name)), expected));
    }
    return file.floats(name);
  }
}
