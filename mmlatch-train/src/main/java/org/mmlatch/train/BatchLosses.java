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
 * The losses of a batch, or of a part of it, as scalars on the device. Those of a part are its
 * contribution to the batch's mean.
 *
 * @param task the task's loss
 * @param terms the encoder's own objective, if it has one, and its loss terms, by name, unweighted
 * @param total the loss to differentiate: the task's loss, or the encoder's objective in its place,
 *     plus the weighted terms
 */
public record BatchLosses(NDArray task, Map<String, NDArray> terms, NDArray total) {
  /**
   * Calculates the losses of a whole batch.
   *
   * @param target targets of the segments, (B, L)
   */
  public static BatchLosses of(Task task, Output output, NDArray target) {
    return of(task, output, target, PartShare.WHOLE);
  }

  /**
   * Calculates the losses of a part of a batch.
   *
   * @param target targets of the part's n segments, (n, L)
   * @param part the part's share of the batch
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

  /** Returns the contribution of a part to the batch's mean, given the part's mean. */
  private static NDArray share(NDArray mean, double share) {
    return share == 1 ? mean : Scalar.in(mean.getManager(), (float) share).times(mean);
  }

  /** Reads the losses; waits for the device. */
  LossSums read() {
    Map<String, Double> values = new LinkedHashMap<>();
    terms.forEach((name, term) -> values.put(name, (double) term.getFloat()));
    return new LossSums(task.getFloat(), values);
  }

  /** Returns the task's loss, then the terms in order, as one array of shape (1 + terms). */
  NDArray asVector() {
    NDList all = new NDList(task.stopGradient());
    terms.values().forEach(term -> all.add(term.stopGradient()));
    return NDArrays.stack(all);
  }

  /** Returns the names of the terms, in order. */
  List<String> names() {
    return List.copyOf(terms.keySet());
  }
}
