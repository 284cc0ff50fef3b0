package org.mmlatch.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Losses and gradient norms that are still on the device, in the order of their calculation. */
final class UnreadNumbers {
  private final NDManager owner;
  private final NDList numbers = new NDList();
  private final List<Source> sources = new ArrayList<>();

  /** The origin of an array: a batch's losses or an update's gradients. */
  private sealed interface Source {}

  private record Losses(List<String> terms, int batch, int size, Supplier<String> segments)
      implements Source {
    LossSums sums(float[] values) {
      Map<String, Double> ofTerms = new LinkedHashMap<>();
      for (int i = 0; i < terms.size(); i++) {
        ofTerms.put(terms.get(i), (double) values[1 + i] * size);
      }
      return new LossSums((double) values[0] * size, ofTerms);
    }
  }

  private record Gradients(int batch) implements Source {}

  /**
   * Creates an empty collection.
   *
   * @param owner owns the arrays until they are read
   */
  UnreadNumbers(NDManager owner) {
    this.owner = owner;
  }

  /**
   * Adds a batch's losses.
   *
   * @param losses the task's loss, then the terms, (1 + terms)
   * @param terms the names of the terms
   * @param batch the batch's number in the epoch, counted from 1
   * @param size the batch's number of segments
   * @param segments returns the segments' ids, for an error message
   */
  void addLosses(
      NDArray losses, List<String> terms, int batch, int size, Supplier<String> segments) {
    add(losses, new Losses(terms, batch, size, segments));
  }

  void addGradients(NDArray norm, int batch) {
    add(norm.reshape(1), new Gradients(batch));
  }

  private void add(NDArray number, Source source) {
    number.attach(owner);
    numbers.add(number);
    sources.add(source);
  }

  /**
   * Reads all arrays; waits for the device once.
   *
   * @param state the state after the last batch, without the losses
   * @return the state with the losses
   * @throws NotFiniteException if a loss or norm is not finite; the message names the first
   */
  TrainingState read(TrainingState state) {
    float[] values = NDArrays.concat(numbers).toFloatArray();
    TrainingState read = state;
    int start = 0;
    for (int i = 0; i < sources.size(); i++) {
      int end = start + (int) numbers.get(i).size();
      float[] own = Arrays.copyOfRange(values, start, end);
      for (float value : own) {
        if (!Float.isFinite(value)) {
          throw notFinite(state.epoch(), sources.get(i), value);
        }
      }
      if (sources.get(i) instanceof Losses losses) {
        read = read.withLosses(losses.sums(own));
      }
      start = end;
    }
    return read;
  }

  private static NotFiniteException notFinite(int epoch, Source source, float value) {
    if (source instanceof Losses losses) {
      String advice = "to find the block, resume from the last checkpoint with device = cpu";
      return NotFiniteException.loss(epoch, losses.batch(), value, advice, losses.segments().get());
    }
    int batch = ((Gradients) source).batch();
    return NotFiniteException.gradients(
        epoch, batch, "to find the weight, resume from the last checkpoint with device = cpu");
  }
}
