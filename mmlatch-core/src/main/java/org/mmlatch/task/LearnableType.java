package org.mmlatch.task;

import java.util.List;
import org.mmlatch.eval.TaskDescription;
import org.mmlatch.eval.TaskType;

/** A type of task from outside this project, with what a model needs to learn it. */
public interface LearnableType extends TaskType {
  /**
   * Returns the task as it is trained.
   *
   * @param description of this type
   * @param weights how much classes, or the presence of labels, count; none: all alike
   */
  Task task(TaskDescription description, List<Double> weights);
}
