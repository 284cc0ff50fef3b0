package org.mmlatch.task;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.mmlatch.eval.MetricCatalogue;
import org.mmlatch.eval.TaskDescription;

/** What a model's outputs mean: how they are trained, shown and judged. */
public interface Task {
  /** Returns what outputs and targets mean to whoever judges them. */
  TaskDescription description();

  /** Returns the names of the outputs, K of them. */
  default List<String> outputs() {
    return description().outputs();
  }

  /**
   * Returns the loss that is trained on, a single number: a mean over segments, by their {@link
   * #weight}.
   *
   * @param prediction raw outputs (B, K)
   * @param target (B, L): K values, or 1 that stands for all
   */
  NDArray loss(NDArray prediction, NDArray target);

  /**
   * Returns the loss of one segment, whose mean over a split is the validation loss: no class
   * counts more than its segments.
   *
   * @param prediction raw outputs (K)
   * @param target (L)
   */
  double loss(float[] prediction, float[] target);

  /**
   * Returns how much a segment counts in the mean that is trained on, so that the parts of a batch
   * add up to the batch.
   *
   * @param target (L)
   */
  default double weight(float[] target) {
    return 1;
  }

  /**
   * Returns what is shown to people of a segment's raw outputs, (K): the number, or probabilities.
   *
   * @param raw outputs (K)
   */
  float[] shown(float[] raw);

  /** Returns the metrics by which raw outputs are judged. */
  default MetricCatalogue metrics() {
    return description().metrics();
  }
}
