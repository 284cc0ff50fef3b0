package org.mmlatch.task;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mmlatch.BadDataException;
import org.mmlatch.data.SplitData;
import org.mmlatch.data.Target;
import org.mmlatch.data.source.TargetColumn;

/**
 * The targets of a task, as derived from a corpus's labels.
 *
 * @param labels names of the corpus's labels that are read
 * @param rule how the target is derived from them
 * @param limit threshold above which a label counts as present
 * @param lowest integer that the first class stands for, if labels are rounded
 * @param classes names of the classes; empty if the task has none
 */
public record TaskTargets(
    List<String> labels, TargetRule rule, double limit, int lowest, List<String> classes) {
  /** The sentiment label itself, as a number. */
  public static final TaskTargets SENTIMENT = value(Target.SENTIMENT.name());

  /** Copies the lists. */
  public TaskTargets {
    labels = List.copyOf(labels);
    classes = List.copyOf(classes);
  }

  /** Returns a label's value as target. */
  public static TaskTargets value(String label) {
    return new TaskTargets(List.of(label), TargetRule.VALUE, 0, 0, List.of());
  }

  /** Returns the presence of each label, its value being above {@code limit}, as targets. */
  public static TaskTargets above(List<String> labels, double limit) {
    return new TaskTargets(labels, TargetRule.ABOVE, limit, 0, List.of());
  }

  /** Returns as class the only one of several labels whose value is above {@code limit}. */
  public static TaskTargets oneAbove(List<String> labels, double limit) {
    return new TaskTargets(labels, TargetRule.ONE_ABOVE, limit, 0, labels);
  }

  /** Returns a label rounded to the integers from {@code lowest} to {@code highest} as classes. */
  public static TaskTargets rounded(String label, int lowest, int highest) {
    List<String> classes =
        IntStream.rangeClosed(lowest, highest).mapToObj(Integer::toString).toList();
    return new TaskTargets(List.of(label), TargetRule.ROUNDED, 0, lowest, classes);
  }

  /** Returns the classes of a categorical label. */
  public static TaskTargets classes(String label, List<String> classes) {
    return new TaskTargets(List.of(label), TargetRule.CLASS, 0, 0, classes);
  }

  /** Returns the number of values L of a segment's target. */
  public int size() {
    return rule == TargetRule.ABOVE ? labels.size() : 1;
  }

  /** Returns the indices of the labels in {@code targets}; empty unless all are present. */
  private int[] columns(List<Target> targets) {
    List<String> names = targets.stream().map(Target::name).toList();
    int[] columns = labels.stream().mapToInt(names::indexOf).toArray();
    return Arrays.stream(columns).allMatch(column -> column >= 0) ? columns : new int[0];
  }

  /**
   * Checks that a corpus's labels have the same meaning as in training.
   *
   * @param where name of the corpus, for the error message
   * @throws BadDataException if a label is missing, has other classes, or has classes where numbers
   *     were learnt or the other way round
   */
  public void requireIn(List<Target> targets, String where) {
    if (columns(targets).length == 0) {
      throw new BadDataException(
          "%s does not have all the targets %s, only %s; use a corpus like the one trained on"
              .formatted(where, labels, targets.stream().map(Target::name).toList()));
    }
    contradiction(targets)
        .ifPresent(
            found -> {
              throw new BadDataException(where + " has " + found);
            });
  }

  /**
   * Returns in which way labels with the names of this task's have another meaning than in
   * training, such as {@code the classes [low, high] of mood, but the model has learnt [high,
   * low]}; empty if they have the same.
   */
  public Optional<String> contradiction(List<Target> targets) {
    List<String> learnt = rule == TargetRule.CLASS ? classes : List.of();
    return targets.stream()
        .filter(target -> labels.contains(target.name()) && !target.classes().equals(learnt))
        .findFirst()
        .map(
            target ->
                "%s of %s, but the model has learnt %s"
                    .formatted(meaning(target.classes()), target.name(), meaning(learnt)));
  }

  private static String meaning(List<String> classes) {
    return classes.isEmpty() ? "numbers" : "the classes " + classes;
  }

  /** Returns the labels that are read as columns of a source, as far as the task knows them. */
  public List<TargetColumn> asColumns() {
    return labels.stream()
        .map(
            label ->
                rule == TargetRule.CLASS
                    ? TargetColumn.known(Target.classes(label, classes))
                    : TargetColumn.ofKind(label, Target.Kind.REAL))
        .toList();
  }

  /**
   * Returns the targets of all segments, (N, L). A segment that lacks a label, or has one with
   * another meaning than in training, has NaN for all its targets.
   *
   * @throws BadDataException if a segment should have exactly one label above the limit and does
   *     not; the message names the segment
   */
  public float[][] of(SplitData split) {
    int[] columns = columns(split.targets());
    float[][] targets = new float[split.size()][size()];
    if (columns.length == 0 || contradiction(split.targets()).isPresent()) {
      for (float[] target : targets) {
        Arrays.fill(target, Float.NaN);
      }
      return targets;
    }
    float[][] byLabel =
        Arrays.stream(columns).mapToObj(split::labels).toArray(float[][]::new); // (labels, N)
    for (int i = 0; i < targets.length; i++) {
      int segment = i;
      float[] raw = new float[columns.length];
      IntStream.range(0, raw.length).forEach(k -> raw[k] = byLabel[k][segment]);
      targets[i] = target(split, segment, raw);
    }
    return targets;
  }

  private float[] target(SplitData split, int segment, float[] raw) {
    float[] target = new float[size()];
    if (IntStream.range(0, raw.length).anyMatch(k -> Float.isNaN(raw[k]))) {
      Arrays.fill(target, Float.NaN);
      return target;
    }
    switch (rule) {
      case VALUE, CLASS -> target[0] = raw[0];
      case ABOVE ->
          IntStream.range(0, raw.length).forEach(k -> target[k] = isPresent(raw[k]) ? 1 : 0);
      case ROUNDED -> {
        double highest = lowest + classes.size() - 1.0;
        target[0] = (float) (Math.rint(Math.max(lowest, Math.min(highest, raw[0]))) - lowest);
      }
      case ONE_ABOVE -> target[0] = one(split, segment, raw);
    }
    return target;
  }

  /** Compares in float32, as labels are stored: 0.33f, widened to double, is above 0.33. */
  private boolean isPresent(float label) {
    return label > (float) limit;
  }

  private int one(SplitData split, int segment, float[] raw) {
    int[] present = IntStream.range(0, raw.length).filter(k -> isPresent(raw[k])).toArray();
    if (present.length != 1) {
      throw new BadDataException(
          "segment %s of %s is of %s; as classes exactly one of %s must be present. Name others with"
                  .formatted(
                      split.id(segment),
                      split.name().key(),
                      present.length == 0
                          ? "none"
                          : Arrays.stream(present).mapToObj(labels::get).toList(),
                      labels)
              + " task.targets, or set task.type = multilabel.");
    }
    return present[0];
  }
}
