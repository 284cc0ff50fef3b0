package org.mmlatch.eval;

import com.google.gson.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The meaning of predictions and targets, as needed for evaluation. Metrics files contain it for
 * all tasks except the sentiment regression of MOSI and MOSEI, which is implied by its absence.
 *
 * @param task type of task
 * @param outputs names of the K outputs: of the number, the labels or the classes
 * @param thresholds for each label, the logit above which it is predicted as present; empty for
 *     tasks without labels
 * @param convention convention of a regression's metrics
 * @param low lowest target of a regression
 * @param high highest target of a regression
 */
public record TaskDescription(
    TaskType task,
    List<String> outputs,
    List<Double> thresholds,
    Convention convention,
    double low,
    double high) {
  /** Regression of sentiment in [-3, 3], evaluated as on MOSI and MOSEI. */
  public static final TaskDescription SENTIMENT =
      regression("sentiment", Convention.MOSEI, SevenClasses.LOWEST, SevenClasses.HIGHEST);

  /** The built-in types of tasks. */
  public enum Type implements TaskType {
    /** Regression of a number. */
    REGRESSION,
    /** One logit for each of several labels, any number of which may be present. */
    MULTILABEL,
    /** One logit for each of several classes, exactly one of which applies. */
    CLASSIFICATION,
    /** The logit of a single label. */
    BINARY;

    @Override
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Type form() {
      return this;
    }

    @Override
    public MetricCatalogue metrics(TaskDescription task) {
      return switch (this) {
        case REGRESSION ->
            switch (task.convention()) {
              case MOSEI -> SentimentMetrics.of(task.low(), task.high());
              case SIMS -> SimsMetrics.CATALOGUE;
            };
        case MULTILABEL -> PresenceMetrics.multilabel(task.labels());
        case CLASSIFICATION -> ClassMetrics.of(task.outputs());
        case BINARY -> PresenceMetrics.binary(task.labels().get(0));
      };
    }

    @Override
    public String lossName() {
      return switch (this) {
        case REGRESSION -> "mean absolute error";
        case CLASSIFICATION -> "cross-entropy";
        case MULTILABEL, BINARY -> "binary cross-entropy";
      };
    }

    /** Returns whether the outputs are labels that are decided by thresholds. */
    public boolean hasThresholds() {
      return this == MULTILABEL || this == BINARY;
    }
  }

  /** The convention of a regression's metrics in the literature. */
  public enum Convention {
    /** As on CMU-MOSI and CMU-MOSEI. */
    MOSEI,
    /** As on CH-SIMS, whose labels are in [-1, 1]. */
    SIMS;

    /** Returns the name in settings and files. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if the components are inconsistent; the message says what is
   *     allowed
   */
  public TaskDescription {
    outputs = List.copyOf(outputs);
    thresholds = List.copyOf(thresholds);
    require(
        new HashSet<>(outputs).size() == outputs.size()
            && outputs.stream().noneMatch(String::isBlank),
        "outputs need names of their own, found " + outputs);
    Type type = task.form();
    switch (type) {
      case REGRESSION, BINARY ->
          require(outputs.size() == 1, type.key() + " has one output, found " + outputs);
      case MULTILABEL -> require(!outputs.isEmpty(), "multilabel needs a label, found none");
      case CLASSIFICATION ->
          require(
              outputs.size() > 1, "classification needs at least two classes, found " + outputs);
    }
    require(
        thresholds.size() == (type.hasThresholds() ? outputs.size() : 0),
        "%s of %s cannot have the thresholds %s".formatted(type.key(), outputs, thresholds));
    require(
        thresholds.stream().allMatch(Double::isFinite),
        "thresholds must be finite, found " + thresholds);
    require(
        Double.isFinite(low) && Double.isFinite(high) && low < high,
        "a range begins below its end, found [%s, %s]".formatted(low, high));
    require(
        convention != Convention.SIMS || (low == -1 && high == 1),
        "the convention sims needs the range [-1, 1], found [%s, %s]".formatted(low, high));
  }

  /** Returns the description of a regression with targets in [low, high]. */
  public static TaskDescription regression(
      String target, Convention convention, double low, double high) {
    return new TaskDescription(Type.REGRESSION, List.of(target), List.of(), convention, low, high);
  }

  /** Returns the description of a multi-label task. */
  public static TaskDescription multilabel(List<Label> labels) {
    return presence(Type.MULTILABEL, labels);
  }

  /** Returns the description of a binary task, the presence of one label. */
  public static TaskDescription binary(Label label) {
    return presence(Type.BINARY, List.of(label));
  }

  private static TaskDescription presence(Type type, List<Label> labels) {
    return new TaskDescription(
        type,
        labels.stream().map(Label::name).toList(),
        labels.stream().map(Label::threshold).toList(),
        Convention.MOSEI,
        SevenClasses.LOWEST,
        SevenClasses.HIGHEST);
  }

  /** Returns the description of a classification task. */
  public static TaskDescription classification(List<String> classes) {
    return new TaskDescription(
        Type.CLASSIFICATION,
        classes,
        List.of(),
        Convention.MOSEI,
        SevenClasses.LOWEST,
        SevenClasses.HIGHEST);
  }

  /**
   * Returns this description with other thresholds.
   *
   * @param logits threshold of each label, as a logit
   */
  public TaskDescription withThresholds(List<Double> logits) {
    return new TaskDescription(task, outputs, logits, convention, low, high);
  }

  /**
   * Returns this description with another task type, whose outputs have the same form.
   *
   * @throws IllegalArgumentException if they have a different form
   */
  public TaskDescription as(TaskType other) {
    require(other.form() == type(), other.key() + " is no task of " + type().key());
    return new TaskDescription(other, outputs, thresholds, convention, low, high);
  }

  /** Returns the form of outputs and targets. */
  public Type type() {
    return task.form();
  }

  /** Returns the labels with their thresholds; empty for tasks without labels. */
  public List<Label> labels() {
    return IntStream.range(0, thresholds.size())
        .mapToObj(k -> new Label(outputs.get(k), thresholds.get(k)))
        .toList();
  }

  /** Returns the columns of a predictions file. */
  public PredictionForm form() {
    return switch (type()) {
      case REGRESSION, BINARY -> new PredictionForm.Value();
      case MULTILABEL -> new PredictionForm.Labels(outputs);
      case CLASSIFICATION -> new PredictionForm.Classes(outputs);
    };
  }

  /** Returns the metrics of this task, calculated from raw outputs. */
  public MetricCatalogue metrics() {
    return task.metrics(this);
  }

  /**
   * Returns the contents of a metrics file: {@link Metrics#toJson()}, and this description as
   * {@code task} unless it is {@link #SENTIMENT}.
   */
  public JsonObject toJson(Metrics metrics) {
    JsonObject json = metrics.toJson();
    if (!equals(SENTIMENT)) {
      json.add(TaskJson.MEMBER, toJson());
    }
    return json;
  }

  /**
   * Returns the description in a result of {@link #toJson(Metrics)}.
   *
   * @throws IllegalArgumentException if its member {@code task} is not a description
   */
  public static TaskDescription of(JsonObject metrics) {
    return metrics.has(TaskJson.MEMBER)
        ? TaskJson.read(TaskJson.object(metrics.get(TaskJson.MEMBER)))
        : SENTIMENT;
  }

  /** Returns the description as JSON; members that its type does not have are omitted. */
  public JsonObject toJson() {
    return TaskJson.write(this);
  }

  /**
   * Reads the result of {@link #toJson()}.
   *
   * @throws IllegalArgumentException if the object has a different form
   */
  public static TaskDescription fromJson(JsonObject json) {
    return TaskJson.read(json);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
