package org.mmlatch.train;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mmlatch.eval.TaskDescription;
import org.mmlatch.settings.ClassWeights;
import org.mmlatch.settings.LossChoice;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.SettingsException;
import org.mmlatch.task.Classification;
import org.mmlatch.task.Counts;
import org.mmlatch.task.LearnableType;
import org.mmlatch.task.Presence;
import org.mmlatch.task.Regression;
import org.mmlatch.task.Regression.Distance;
import org.mmlatch.task.Task;
import org.mmlatch.task.TaskTargets;

/**
 * The task that a run learns: targets and outputs.
 *
 * @param targets how targets are made from a corpus's labels
 * @param description the type of task and the meaning of the outputs
 */
public record LearntTask(TaskTargets targets, TaskDescription description) {
  /** The paper's task: regression of sentiment in [-3, 3]. */
  public static final LearntTask SENTIMENT =
      new LearntTask(TaskTargets.SENTIMENT, TaskDescription.SENTIMENT);

  /**
   * Returns this task with other thresholds.
   *
   * @param logits one per label
   */
  public LearntTask withThresholds(List<Double> logits) {
    return new LearntTask(targets, description.withThresholds(logits));
  }

  /** Returns the task without class weights, for validation and results. */
  public Task task(Settings settings) {
    return task(settings, List.of());
  }

  /**
   * Returns the task for training, with class weights if the settings ask for them.
   *
   * @param training targets of the training split, (N, L)
   * @throws SettingsException if classes are to be balanced and a class or label does not occur in
   *     the training split, or a label is present in every segment
   */
  public Task trained(Settings settings, float[][] training) {
    if (settings.task().classWeights() == ClassWeights.NONE) {
      return task(settings);
    }
    List<String> absent = absent(training);
    if (!absent.isEmpty()) {
      throw new SettingsException(
          "task.class-weights is balanced, but no segment of the training split is %s, so there is nothing to weight; leave it out with task.targets, or set task.class-weights = none"
              .formatted(String.join(" or ", absent)));
    }
    if (settings.task().classWeights() == ClassWeights.BALANCED && isAlwaysPresent(training)) {
      throw new SettingsException(
          "task.class-weights is balanced, but a label of %s is present in every segment of the training split: so its presence would have no weight; set task.class-weights = none"
              .formatted(description.outputs()));
    }
    return task(settings, weights(training));
  }

  private List<Double> weights(float[][] training) {
    return description.type() == TaskDescription.Type.CLASSIFICATION
        ? Classification.balance(training, description.outputs().size())
        : Presence.balance(training);
  }

  private boolean isAlwaysPresent(float[][] training) {
    return description.type().hasThresholds()
        && Counts.positives(training).contains(training.length);
  }

  private Task task(Settings settings, List<Double> weights) {
    if (description.task() instanceof LearnableType own) {
      return own.task(description, weights);
    }
    return switch (description.type()) {
      case REGRESSION ->
          new Regression(
              description,
              settings.train().loss() == LossChoice.MSE ? Distance.SQUARED : Distance.ABSOLUTE);
      case MULTILABEL, BINARY -> new Presence(description, weights);
      case CLASSIFICATION -> new Classification(description, weights);
    };
  }

  /**
   * Returns the labels or classes that no segment has; empty for a regression.
   *
   * @param training targets of the training split, (N, L)
   */
  public List<String> absent(float[][] training) {
    List<Integer> counts =
        switch (description.type()) {
          case REGRESSION -> List.of();
          case MULTILABEL, BINARY -> Counts.positives(training);
          case CLASSIFICATION -> Counts.classes(training, description.outputs().size());
        };
    return IntStream.range(0, counts.size())
        .filter(k -> counts.get(k) == 0)
        .mapToObj(k -> description.outputs().get(k))
        .collect(Collectors.toList());
  }
}
