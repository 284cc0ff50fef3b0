package org.mmlatch.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Losses and norms of gradients on a device, in the order in which they were calculated. */
final class UnreadNumbers {
  private final NDManager owner;
  private final NDList numbers = new NDList();
  private final List<Source> sources = new ArrayList<>();

  /** What a number is of. */
  private sealed interface Source {}

  private record Loss(int batch, int size, Supplier<String> segments) implements Source {}

  private record Gradients(int batch) implements Source {}

  /**
   * Starts with none.
   *
   * @param owner of the numbers until they are read
   */
  UnreadNumbers(NDManager owner) {
    this.owner = owner;
  }

  /**
   * Adds a batch's loss.
   *
   * @param size of the batch
   * @param segments names them, if need be
   */
  void addLoss(NDArray loss, int batch, int size, Supplier<String> segments) {
    add(loss, new Loss(batch, size, segments));
  }

  void addGradients(NDArray norm, int batch) {
    add(norm, new Gradients(batch));
  }

  private void add(NDArray number, Source source) {
    number.attach(owner);
    numbers.add(number);
    sources.add(source);
  }

  /**
   * Waits for the device, once for all numbers.
   *
   * @param state after the last of the batches, without their absolute errors
   * @return the state with them
   * @throws NotFiniteException that names the first number that is not finite
   */
  TrainingState read(TrainingState state) {
    float[] values = NDArrays.stack(numbers).toFloatArray();
    TrainingState read = state;
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw notFinite(state.epoch(), sources.get(i), values[i]);
      }
      if (sources.get(i) instanceof Loss loss) {
        read = read.withErrors((double) values[i] * loss.size());
      }
    }
    return read;
  }

  private static NotFiniteException notFinite(int epoch, Source source, float value) {
    if (source instanceof Loss loss) {
      String advice = "device = cpu names the block from the last checkpoint on";
      return NotFiniteException.loss(epoch, loss.batch(), value, advice, loss.segments().get());
    }
    int batch = ((Gradients) source).batch();
    return NotFiniteException.gradients(
        epoch, batch, "device = cpu names the weight from the last checkpoint on");
  }
}
