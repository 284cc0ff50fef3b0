package org.mmlatch.train;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mmlatch.data.Target;
import org.mmlatch.data.Target.Kind;
import org.mmlatch.eval.Label;
import org.mmlatch.eval.TaskDescription;
import org.mmlatch.eval.TaskType;
import org.mmlatch.settings.ClassWeights;
import org.mmlatch.settings.LossChoice;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.SettingsException;
import org.mmlatch.settings.TaskSettings;
import org.mmlatch.settings.Threshold;
import org.mmlatch.task.TaskTargets;

/** Chooses the task that a run learns, from the settings and a corpus's targets. */
public final class TaskChoice {
  private final TaskSettings settings;
  private final List<Target> targets;
  private final List<Target> named;

  private TaskChoice(TaskSettings settings, List<Target> targets) {
    this.settings = settings;
    this.targets = targets;
    named = settings.targets().names().stream().map(this::find).toList();
  }

  /**
   * Returns the task to learn.
   *
   * @param targets the corpus's targets
   * @throws SettingsException if the corpus lacks the targets that the task needs, or a setting
   *     belongs to another type of task; the message says what was found and what to do
   */
  public static LearntTask of(Settings settings, List<Target> targets) {
    TaskChoice choice = new TaskChoice(settings.task(), targets);
    TaskType task = choice.type();
    requireFitting(settings, task);
    LearntTask learnt =
        switch (task.form()) {
          case REGRESSION -> choice.regression();
          case MULTILABEL -> choice.multilabel();
          case CLASSIFICATION -> choice.classification();
          case BINARY -> choice.binary();
        };
    return new LearntTask(learnt.targets(), learnt.description().as(task));
  }

  private TaskType type() {
    return settings.type().type().orElseGet(() -> ofCorpus(named.isEmpty() ? targets : named));
  }

  private static TaskDescription.Type ofCorpus(List<Target> targets) {
    Set<Kind> kinds = targets.stream().map(Target::kind).collect(Collectors.toSet());
    if (kinds.equals(Set.of(Kind.PRESENCE))) {
      return TaskDescription.Type.MULTILABEL;
    }
    return kinds.contains(Kind.CLASS) && !kinds.contains(Kind.REAL)
        ? TaskDescription.Type.CLASSIFICATION
        : TaskDescription.Type.REGRESSION;
  }

  private static void requireFitting(Settings settings, TaskType asked) {
    TaskSettings task = settings.task();
    TaskDescription.Type type = asked.form();
    boolean isRegression = type == TaskDescription.Type.REGRESSION;
    LossChoice loss = settings.train().loss();
    List<LossChoice> losses = losses(asked);
    require(
        losses.contains(loss),
        "train.loss is %s, but task.type = %s is trained on %s"
            .formatted(
                key(loss),
                asked.key(),
                losses.stream().map(TaskChoice::key).collect(Collectors.joining(" or "))));
    require(
        !isRegression || task.classWeights() == ClassWeights.NONE,
        "task.class-weights is balanced, but a regression has no classes to weight");
    require(
        isRegression || task.convention() == TaskDescription.Convention.MOSEI,
        "task.convention is %s, but only a regression has a convention, and task.type is %s"
            .formatted(task.convention().key(), asked.key()));
    require(
        task.convention() != TaskDescription.Convention.SIMS
            || (task.range().low() == -1 && task.range().high() == 1),
        "task.convention is sims, which needs task.range = [-1, 1], found " + task.range());
    require(
        type.hasThresholds() || task.threshold().equals(Threshold.HALF),
        "task.threshold is %s, but task.type = %s has no labels that are present or not"
            .formatted(task.threshold(), asked.key()));
  }

  private static List<LossChoice> losses(TaskType asked) {
    if (!(asked instanceof TaskDescription.Type type)) {
      return List.of(LossChoice.AUTO);
    }
    return switch (type) {
      case REGRESSION -> List.of(LossChoice.AUTO, LossChoice.MAE, LossChoice.MSE);
      case MULTILABEL, BINARY -> List.of(LossChoice.AUTO, LossChoice.BCE);
      case CLASSIFICATION -> List.of(LossChoice.AUTO, LossChoice.CROSS_ENTROPY);
    };
  }

  private LearntTask regression() {
    List<Target> chosen = or(named, targets.stream().filter(is(Kind.REAL)).limit(1));
    require(
        chosen.size() == 1,
        "a regression has one target, but task.targets is %s; the corpus has %s. Name one."
            .formatted(settings.targets(), listed()));
    Target target = chosen.get(0);
    require(
        target.kind() != Kind.CLASS,
        "task.targets is %s, which is a target of classes; set task.type = classification"
            .formatted(settings.targets()));
    return new LearntTask(
        TaskTargets.value(target.name()),
        TaskDescription.regression(
            target.name(), settings.convention(), settings.range().low(), settings.range().high()));
  }

  private LearntTask multilabel() {
    List<Target> chosen = or(named, targets.stream().filter(is(Kind.PRESENCE)));
    require(
        !chosen.isEmpty(),
        "multilabel needs targets that are present or absent; the corpus has %s. To learn numbers as labels (present above task.positive-above), name them with task.targets."
            .formatted(listed()));
    requireNoClasses(chosen);
    return new LearntTask(
        TaskTargets.above(names(chosen), settings.positiveAbove()),
        TaskDescription.multilabel(names(chosen).stream().map(this::label).toList()));
  }

  private LearntTask binary() {
    List<Target> presences = targets.stream().filter(is(Kind.PRESENCE)).toList();
    Stream<Target> usual =
        presences.isEmpty() ? targets.stream().filter(is(Kind.REAL)).limit(1) : presences.stream();
    List<Target> chosen = or(named, usual);
    require(
        chosen.size() == 1,
        "binary needs one target; the corpus has %s. Name one with task.targets."
            .formatted(listed()));
    requireNoClasses(chosen);
    String name = chosen.get(0).name();
    return new LearntTask(
        TaskTargets.above(List.of(name), settings.positiveAbove()),
        TaskDescription.binary(label(name)));
  }

  private LearntTask classification() {
    List<Target> chosen = named.isEmpty() ? usualClasses() : named;
    boolean arePresences = chosen.size() > 1 && chosen.stream().allMatch(is(Kind.PRESENCE));
    require(
        arePresences || (chosen.size() == 1 && chosen.get(0).kind() != Kind.PRESENCE),
        "classification needs one target of classes, one number, or several presences of which every segment has exactly one; the corpus has %s. Name them with task.targets."
            .formatted(listed()));
    if (arePresences) {
      return classes(TaskTargets.oneAbove(names(chosen), settings.positiveAbove()));
    }
    Target target = chosen.get(0);
    return classes(
        target.kind() == Kind.CLASS
            ? TaskTargets.classes(target.name(), target.classes())
            : rounded(target));
  }

  private List<Target> usualClasses() {
    for (Kind kind : List.of(Kind.CLASS, Kind.REAL)) {
      List<Target> all = targets.stream().filter(is(kind)).toList();
      if (!all.isEmpty()) {
        return kind == Kind.REAL ? all.subList(0, 1) : all;
      }
    }
    return targets;
  }

  private TaskTargets rounded(Target target) {
    int lowest = (int) Math.ceil(settings.range().low());
    int highest = (int) Math.floor(settings.range().high());
    require(
        lowest < highest,
        "task.range is %s, which has no two whole numbers to be the classes of %s"
            .formatted(settings.range(), target.name()));
    return TaskTargets.rounded(target.name(), lowest, highest);
  }

  private static LearntTask classes(TaskTargets targets) {
    return new LearntTask(targets, TaskDescription.classification(targets.classes()));
  }

  private Label label(String name) {
    return Label.at(name, settings.threshold().probability().orElse(0.5));
  }

  private static void requireNoClasses(List<Target> chosen) {
    chosen.stream()
        .filter(is(Kind.CLASS))
        .findFirst()
        .ifPresent(
            target ->
                require(
                    false,
                    "%s is a target of classes, not a label; set task.type = classification"
                        .formatted(target.name())));
  }

  private static List<Target> or(List<Target> named, Stream<Target> usual) {
    return named.isEmpty() ? usual.toList() : named;
  }

  private static Predicate<Target> is(Kind kind) {
    return target -> target.kind() == kind;
  }

  private static List<String> names(List<Target> targets) {
    return targets.stream().map(Target::name).toList();
  }

  private Target find(String name) {
    return targets.stream()
        .filter(target -> target.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new SettingsException(
                    "task.targets is %s, but the corpus has no '%s', only %s"
                        .formatted(settings.targets(), name, listed())));
  }

  /** Returns the corpus's targets with their kinds, for error messages. */
  private String listed() {
    return targets.stream()
        .map(target -> "%s (%s)".formatted(target.name(), target.kind().key()))
        .collect(Collectors.joining(", "));
  }

  private static String key(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new SettingsException(message);
    }
  }
}
