package org.mmlatch.task;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.mmlatch.eval.MetricCatalogue;
import org.mmlatch.eval.TaskDescription;

/** A task: how a model's outputs are trained, shown and evaluated. */
public interface Task {
  /** Returns the description of outputs and targets that evaluations use. */
  TaskDescription description();

  /** Returns the names of the outputs, K of them. */
  default List<String> outputs() {
    return description().outputs();
  }

  /**
   * Returns the training loss, a single number: the mean over segments, weighted by {@link
   * #weight}.
   *
   * @param prediction raw outputs (B, K)
   * @param target (B, L): K values, or 1 that stands for all
   */
  NDArray loss(NDArray prediction, NDArray target);

  /**
   * Returns the loss of one segment without class weights; its mean over a split is the validation
   * loss.
   *
   * @param prediction raw outputs (K)
   * @param target (L)
   */
  double loss(float[] prediction, float[] target);

  /**
   * Returns the weight of a segment in the training loss, so that the parts of a batch add up to
   * the batch.
   *
   * @param target (L)
   */
  default double weight(float[] target) {
    return 1;
  }

  /**
   * Returns the values to show for a segment's raw outputs, (K): the number, or probabilities.
   *
   * @param raw outputs (K)
   */
  float[] shown(float[] raw);

  /** Returns the metrics that evaluate raw outputs. */
  default MetricCatalogue metrics() {
    return description().metrics();
  }
}
