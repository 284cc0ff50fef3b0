package org.mmlatch.task;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.mmlatch.eval.MetricCatalogue;
import org.mmlatch.eval.TaskDescription;

/** A prediction task: the meaning of a model's outputs, their loss, and their metrics. */
public interface Task {
  /** Returns the description of outputs and targets for evaluation. */
  TaskDescription description();

  /** Returns the names of the K outputs. */
  default List<String> outputs() {
    return description().outputs();
  }

  /**
   * Returns the training loss, a scalar: the mean over segments, weighted by {@link #weight}.
   *
   * @param prediction raw outputs (B, K)
   * @param target targets (B, L): one value per output, or a single one, such as a class index
   */
  NDArray loss(NDArray prediction, NDArray target);

  /**
   * Returns the unweighted loss of one segment. Its mean over a split is the validation loss.
   *
   * @param prediction raw outputs (K)
   * @param target target (L)
   */
  double loss(float[] prediction, float[] target);

  /**
   * Returns the weight of a segment in the training loss. It is needed to combine the losses of a
   * batch's parts into that of the batch.
   *
   * @param target target (L)
   */
  default double weight(float[] target) {
    return 1;
  }

  /**
   * Returns a segment's raw outputs in the form shown to users, (K): the number itself, or
   * probabilities.
   *
   * @param raw raw outputs (K)
   */
  float[] shown(float[] raw);

  /** Returns the metrics of this task, calculated from raw outputs. */
  default MetricCatalogue metrics() {
    return description().metrics();
  }
}
