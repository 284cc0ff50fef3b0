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
 * The task that a run learns.
 *
 * @param targets what it takes of a corpus's labels
 * @param description what its outputs mean
 */
public record LearntTask(TaskTargets targets, TaskDescription description) {
  /** The paper's task, sentiment. */
  public static final LearntTask SENTIMENT =
      new LearntTask(TaskTargets.SENTIMENT, TaskDescription.SENTIMENT);

  /** Returns this task with other thresholds, logits by label. */
  public LearntTask withThresholds(List<Double> logits) {
    return new LearntTask(targets, description.withThresholds(logits));
  }

  /** Returns the task without class weights, for validation and results. */
  public Task task(Settings settings) {
    return task(settings, List.of());
  }

  /**
   * Returns the task as it is trained.
   *
   * @param training targets (N, L) of the training split
   * @throws SettingsException if it is to be balanced and something is not in the training split
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

  /** Returns the labels and classes that no segment has; none for a regression. */
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
