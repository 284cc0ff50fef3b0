package org.mmlatch.task;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.mmlatch.eval.MetricCatalogue;
import org.mmlatch.eval.TaskDescription;

/** What a model's outputs mean: how they are trained, shown and judged. */
public interface Task {
  /** Returns the names of the outputs, K of them. */
  List<String> outputs();

  /**
   * Returns the loss that is trained on, a single number: a mean over segments.
   *
   * @param prediction raw outputs (B, K)
   * @param target (B, L): K values, or 1 that stands for all
   */
  NDArray loss(NDArray prediction, NDArray target);

  /**
   * Returns the loss of one segment, whose mean over a split is the validation loss.
   *
   * @param prediction raw outputs (K)
   * @param target (L)
   */
  double loss(float[] prediction, float[] target);

  /**
   * Returns what is shown to people of a segment's raw outputs, (K).
   *
   * @param raw outputs (K)
   */
  float[] shown(float[] raw);

  /** Returns what outputs and targets mean to whoever judges them. */
  TaskDescription description();

  /** Returns the metrics by which raw outputs are judged. */
  default MetricCatalogue metrics() {
    return description().metrics();
  }
}
