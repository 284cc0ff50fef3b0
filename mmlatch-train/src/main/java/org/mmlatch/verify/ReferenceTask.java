package org.mmlatch.verify;

import java.util.List;
import java.util.stream.IntStream;
import org.mmlatch.eval.Label;
import org.mmlatch.eval.TaskDescription;
import org.mmlatch.task.Classification;
import org.mmlatch.task.Presence;
import org.mmlatch.task.Regression;
import org.mmlatch.task.Task;

/**
 * Builds the task from a reference file's metadata.
 *
 * @param metadata the file's metadata
 */
record ReferenceTask(ReferenceMetadata metadata) {
  /** Returns the task, without class weights. */
  Task task() {
    List<String> outputs = IntStream.range(0, outputs()).mapToObj(Integer::toString).toList();
    List<Label> labels = outputs.stream().map(name -> Label.at(name, 0.5)).toList();
    try {
      return switch (metadata.getOrDefault("task", "regression")) {
        case "regression" -> regression();
        case "multilabel" ->
            new Presence(requireLoss("bce", TaskDescription.multilabel(labels)), List.of());
        case "binary" -> new Presence(requireLoss("bce", presence(labels)), List.of());
        case "classification" ->
            new Classification(
                requireLoss("cross-entropy", TaskDescription.classification(outputs)), List.of());
        default ->
            throw metadata.unknown("task", "regression, multilabel, classification or binary");
      };
    } catch (IllegalArgumentException impossible) {
      throw metadata.bad("the metadata does not define a task: " + impossible.getMessage());
    }
  }

  private Task regression() {
    if (outputs() != 1) {
      throw metadata.unknown("outputs", "1, of a regression");
    }
    return metadata.getOrDefault("loss", "mae").equals("mse")
        ? new Regression(TaskDescription.SENTIMENT, Regression.Distance.SQUARED)
        : Regression.SENTIMENT;
  }

  private TaskDescription presence(List<Label> labels) {
    if (labels.size() != 1) {
      throw metadata.unknown("outputs", "1, of a binary task");
    }
    return TaskDescription.binary(labels.get(0));
  }

  private int outputs() {
    return metadata.has("outputs") ? metadata.number("outputs") : 1;
  }

  private TaskDescription requireLoss(String loss, TaskDescription description) {
    if (!metadata.text("loss").equals(loss)) {
      throw metadata.unknown("loss", "%s, of %s".formatted(loss, description.type().key()));
    }
    return description;
  }
}
