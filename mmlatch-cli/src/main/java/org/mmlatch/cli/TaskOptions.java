package org.mmlatch.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mmlatch.eval.BadPredictionsException;
import org.mmlatch.eval.Label;
import org.mmlatch.eval.PredictionForm;
import org.mmlatch.eval.Predictions;
import org.mmlatch.eval.SevenClasses;
import org.mmlatch.eval.TaskDescription;
import org.mmlatch.eval.TaskDescription.Convention;
import org.mmlatch.run.MetricsFile;
import org.mmlatch.settings.SettingsException;
import picocli.CommandLine.Option;

/** The options that set the task by which a predictions file is evaluated. */
final class TaskOptions {
  @Option(
      names = "--task",
      paramLabel = "TYPE",
      description =
          "regression, multilabel, classification or binary (default: the task of the run whose "
              + "folder the file is in, otherwise the one that the columns suggest).")
  private Optional<TaskDescription.Type> type = Optional.empty();

  @Option(
      names = "--threshold",
      paramLabel = "P",
      description = "Predict a label as present above this probability (default: 0.5).")
  private Optional<Double> threshold = Optional.empty();

  @Option(
      names = "--convention",
      paramLabel = "NAME",
      description = "Metrics of a regression: mosei or sims (default: mosei).")
  private Optional<Convention> convention = Optional.empty();

  /**
   * Returns the task of a predictions file: from the options; without any, from the metrics file
   * beside it in its run's folder; without that, the usual task for its columns.
   *
   * @throws SettingsException if the options contradict each other or a value is out of range
   * @throws BadPredictionsException if the file does not have the columns or targets of the task
   */
  TaskDescription of(Path file, Predictions predictions) {
    boolean isAsked = Stream.of(type, threshold, convention).anyMatch(Optional::isPresent);
    Optional<Path> metrics = metricsOfRun(file).filter(beside -> !isAsked);
    TaskDescription task =
        metrics.map(MetricsFile::task).orElseGet(() -> asked(file, predictions.form()));
    if (!task.form().outputs().equals(predictions.form().outputs())) {
      throw new BadPredictionsException(
          "%s has predictions of %s, but %s are expected; choose its task with --task"
              .formatted(file, predictions.form().outputs(), task.form().outputs()));
    }
    if (task.type() == TaskDescription.Type.BINARY) {
      requireZeroOrOne(file, predictions);
    }
    return task;
  }

  /** Returns for {@code predictions-test.csv} the {@code metrics-test.json} beside it, if any. */
  private static Optional<Path> metricsOfRun(Path file) {
    String name = file.getFileName().toString();
    return name.matches("predictions-\\w+\\.csv")
        ? Optional.of(
                file.resolveSibling(
                    name.replace("predictions-", "metrics-").replace(".csv", ".json")))
            .filter(Files::isRegularFile)
        : Optional.empty();
  }

  private TaskDescription asked(Path file, PredictionForm form) {
    TaskDescription.Type asked = type.orElseGet(() -> usual(form));
    requireFitting(asked);
    boolean isFitting =
        switch (asked) {
          case REGRESSION, BINARY -> form instanceof PredictionForm.Value;
          case MULTILABEL -> form instanceof PredictionForm.Labels;
          case CLASSIFICATION -> form instanceof PredictionForm.Classes;
        };
    if (!isFitting) {
      throw new BadPredictionsException(
          "%s: %s needs the columns %s, found those of %s: %s"
              .formatted(file, asked.key(), columns(asked), usual(form).key(), form.header()));
    }
    return switch (asked) {
      case REGRESSION -> regression();
      case BINARY -> TaskDescription.binary(label("label"));
      case MULTILABEL ->
          TaskDescription.multilabel(form.outputs().stream().map(this::label).toList());
      case CLASSIFICATION -> TaskDescription.classification(form.outputs());
    };
  }

  private static TaskDescription.Type usual(PredictionForm form) {
    if (form instanceof PredictionForm.Labels) {
      return TaskDescription.Type.MULTILABEL;
    }
    return form instanceof PredictionForm.Classes
        ? TaskDescription.Type.CLASSIFICATION
        : TaskDescription.Type.REGRESSION;
  }

  private static List<String> columns(TaskDescription.Type type) {
    return switch (type) {
      case REGRESSION, BINARY -> new PredictionForm.Value().header();
      case MULTILABEL -> new PredictionForm.Labels(List.of("NAME")).header();
      case CLASSIFICATION -> new PredictionForm.Classes(List.of("NAME")).header();
    };
  }

  private void requireFitting(TaskDescription.Type asked) {
    if (threshold.isPresent() && !asked.hasThresholds()) {
      throw new SettingsException(
          "--threshold: the task %s has no threshold; leave it out, or add --task binary"
              .formatted(asked.key()));
    }
    threshold
        .filter(p -> !(p > 0 && p < 1))
        .ifPresent(
            p -> {
              throw new SettingsException(
                  "--threshold: expected a probability above 0 and below 1, found " + p);
            });
    if (convention.isPresent() && asked != TaskDescription.Type.REGRESSION) {
      throw new SettingsException(
          "--convention: the task %s has only one convention; leave it out".formatted(asked.key()));
    }
  }

  private Label label(String name) {
    return Label.at(name, threshold.orElse(0.5));
  }

  private TaskDescription regression() {
    return convention.orElse(Convention.MOSEI) == Convention.SIMS
        ? TaskDescription.regression("sentiment", Convention.SIMS, -1, 1)
        : TaskDescription.regression(
            "sentiment", Convention.MOSEI, SevenClasses.LOWEST, SevenClasses.HIGHEST);
  }

  private static void requireZeroOrOne(Path file, Predictions predictions) {
    predictions.rows().stream()
        .filter(row -> row.target() != 0 && row.target() != 1)
        .findFirst()
        .ifPresent(
            row -> {
              throw new BadPredictionsException(
                  "%s: segment '%s': expected 1 where the label is present and 0 where it is absent, found %s"
                      .formatted(file, row.id(), row.target()));
            });
  }
}
