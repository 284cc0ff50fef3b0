package org.mmlatch.task;

import java.util.List;
import org.mmlatch.eval.TaskDescription;
import org.mmlatch.eval.TaskType;

/** A task type from outside this project that models can be trained on. */
public interface LearnableType extends TaskType {
  /**
   * Returns the task to train on.
   *
   * @param description a task of this type
   * @param weights weights of classes, or of positive labels; empty for equal weights
   */
  Task task(TaskDescription description, List<Double> weights);
}
