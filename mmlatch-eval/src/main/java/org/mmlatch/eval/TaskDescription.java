package org.mmlatch.eval;

import com.google.gson.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What the columns of predictions and targets mean, enough to judge them: kept in the files of
 * metrics of all tasks but the regression of sentiment on MOSI and MOSEI, which they mean where
 * they have none.
 *
 * @param task what is learnt
 * @param outputs the names of what is predicted, K of them: of the number, the labels or the
 *     classes
 * @param thresholds by label, the logits above which it is said to be present; none where there are
 *     no labels
 * @param convention which metrics a regression is judged by
 * @param low the lowest target of a regression
 * @param high the highest target of a regression
 */
public record TaskDescription(
    TaskType task,
    List<String> outputs,
    List<Double> thresholds,
    Convention convention,
    double low,
    double high) {
  /** Sentiment in [-3, 3], judged as on MOSI and MOSEI. */
  public static final TaskDescription SENTIMENT =
      regression("sentiment", Convention.MOSEI, SevenClasses.LOWEST, SevenClasses.HIGHEST);

  /** What is predicted of a segment. */
  public enum Type implements TaskType {
    /** A number. */
    REGRESSION,
    /** A logit of each of several labels, any of which may be present. */
    MULTILABEL,
    /** A logit of each of several classes, of which it is of one. */
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

    /** Returns whether labels are present or absent, by thresholds. */
    public boolean hasThresholds() {
      return this == MULTILABEL || this == BINARY;
    }
  }

  /** How a regression is judged in the literature. */
  public enum Convention {
    /** As on CMU-MOSI and CMU-MOSEI. */
    MOSEI,
    /** As on CH-SIMS, whose labels lie in [-1, 1]. */
    SIMS;

    /** Returns the name in settings and files. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if the parts do not fit together; the message says what would
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

  /** Describes the regression of a target in [low, high]. */
  public static TaskDescription regression(
      String target, Convention convention, double low, double high) {
    return new TaskDescription(Type.REGRESSION, List.of(target), List.of(), convention, low, high);
  }

  /** Describes which of some labels are present. */
  public static TaskDescription multilabel(List<Label> labels) {
    return presence(Type.MULTILABEL, labels);
  }

  /** Describes whether a label is present. */
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

  /** Describes a choice among classes. */
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
   * @param logits by label
   */
  public TaskDescription withThresholds(List<Double> logits) {
    return new TaskDescription(task, outputs, logits, convention, low, high);
  }

  /**
   * Returns this description of what is learnt as another task whose outputs have the same form.
   *
   * @throws IllegalArgumentException if they have another
   */
  public TaskDescription as(TaskType other) {
    require(other.form() == type(), other.key() + " is no task of " + type().key());
    return new TaskDescription(other, outputs, thresholds, convention, low, high);
  }

  /** Returns what outputs and targets are. */
  public Type type() {
    return task.form();
  }

  /** Returns the labels with their thresholds; none where there are no labels. */
  public List<Label> labels() {
    return IntStream.range(0, thresholds.size())
        .mapToObj(k -> new Label(outputs.get(k), thresholds.get(k)))
        .toList();
  }

  /** Returns the columns of a file of predictions. */
  public PredictionForm form() {
    return switch (type()) {
      case REGRESSION, BINARY -> new PredictionForm.Value();
      case MULTILABEL -> new PredictionForm.Labels(outputs);
      case CLASSIFICATION -> new PredictionForm.Classes(outputs);
    };
  }

  /** Returns the metrics by which raw outputs are judged. */
  public MetricCatalogue metrics() {
    return task.metrics(this);
  }

  /**
   * Returns metrics as a file keeps them: {@link Metrics#toJson()}, and {@code task} with this
   * description unless it is {@link #SENTIMENT}.
   */
  public JsonObject toJson(Metrics metrics) {
    JsonObject json = metrics.toJson();
    if (!equals(SENTIMENT)) {
      json.add(TaskJson.MEMBER, toJson());
    }
    return json;
  }

  /**
   * Returns the description in an object that {@link #toJson(Metrics)} returned.
   *
   * @throws IllegalArgumentException if its member {@code task} is no description
   */
  public static TaskDescription of(JsonObject metrics) {
    return metrics.has(TaskJson.MEMBER)
        ? TaskJson.read(TaskJson.object(metrics.get(TaskJson.MEMBER)))
        : SENTIMENT;
  }

  /** Returns the description alone; what its type has not is left out. */
  public JsonObject toJson() {
    return TaskJson.write(this);
  }

  /**
   * Reads what {@link #toJson()} returns.
   *
   * @throws IllegalArgumentException if it is of another form
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
