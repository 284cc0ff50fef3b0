package org.mmlatch.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mmlatch.model.LossTerm;
import org.mmlatch.model.Output;
import org.mmlatch.nn.Scalar;
import org.mmlatch.task.Task;

/**
 * The losses of some segments of a batch as single numbers on a device, each as what these segments
 * add to the batch's.
 *
 * @param task the task's loss
 * @param terms the encoder's own objective, if it has one, and terms by name, without their weights
 * @param total what is differentiated: the task's loss, or the objective in its place, and the
 *     weighted terms
 */
public record BatchLosses(NDArray task, Map<String, NDArray> terms, NDArray total) {
  /**
   * Calculates the losses of a whole batch.
   *
   * @param target of its segments, (B, L)
   */
  public static BatchLosses of(Task task, Output output, NDArray target) {
    return of(task, output, target, PartShare.WHOLE);
  }

  /**
   * Calculates them.
   *
   * @param target of the segments, (n, L)
   * @param part what they are of the batch
   */
  static BatchLosses of(Task task, Output output, NDArray target, PartShare part) {
    NDArray ofTask = share(task.loss(output.prediction(), target), part.weights());
    Map<String, NDArray> terms = new LinkedHashMap<>();
    NDArray total =
        output
            .objective()
            .map(
                own -> {
                  NDArray share = share(own.loss().apply(target), part.segments());
                  terms.put(own.name(), share);
                  return share;
                })
            .orElse(ofTask);
    for (LossTerm term : output.losses()) {
      NDArray share = share(term.value(), part.segments());
      terms.put(term.name(), share);
      total = total.add(Scalar.in(target.getManager(), (float) term.weight()).times(share));
    }
    return new BatchLosses(ofTask, terms, total);
  }

  /** Returns what some segments add to the mean over a batch, given their own mean. */
  private static NDArray share(NDArray mean, double share) {
    return share == 1 ? mean : Scalar.in(mean.getManager(), (float) share).times(mean);
  }

  /** Returns all of them as numbers, after the host has waited for the device. */
  LossSums read() {
    Map<String, Double> values = new LinkedHashMap<>();
    terms.forEach((name, term) -> values.put(name, (double) term.getFloat()));
    return new LossSums(task.getFloat(), values);
  }

  /** Returns the task's loss and the terms, in their order, as one array (1 + terms). */
  NDArray asVector() {
    NDList all = new NDList(task.stopGradient());
    terms.values().forEach(term -> all.add(term.stopGradient()));
    return NDArrays.stack(all);
  }

  /** Returns the names of the terms, in their order. */
  List<String> names() {
    return List.copyOf(terms.keySet());
  }
}
