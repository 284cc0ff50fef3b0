package org.mmlatch.eval.masks;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mmlatch.eval.TargetClasses;
import org.mmlatch.eval.TaskDescription;

/**
 * Segments grouped by target: by sentiment class, by class, or by presence and absence of each
 * label.
 *
 * @param what criterion of the groups, for titles
 * @param names names of the groups in files, in order
 * @param shown display names of the groups
 * @param values values of the groups if they have an order, otherwise empty
 * @param members indices of the groups of each segment
 */
public record SegmentGroups(
    String what,
    List<String> names,
    List<String> shown,
    List<Double> values,
    List<List<Integer>> members) {
  /** Copies the lists. */
  public SegmentGroups {
    names = List.copyOf(names);
    shown = List.copyOf(shown);
    values = List.copyOf(values);
    members = List.copyOf(members);
  }

  private SegmentGroups(
      String what, List<String> names, List<Double> values, List<List<Integer>> members) {
    this(what, names, names, values, members);
  }

  /**
   * Groups segments by their targets.
   *
   * @param targets targets (N, L) of the task
   */
  public static SegmentGroups of(TaskDescription task, float[][] targets) {
    return switch (task.type()) {
      case REGRESSION -> byNumber(task, targets);
      case CLASSIFICATION ->
          new SegmentGroups(
              "class", task.outputs(), List.of(), members(targets, t -> List.of((int) t[0])));
      case BINARY ->
          new SegmentGroups(
              "presence of " + task.outputs().get(0),
              List.of("0", "1"),
              List.of(0.0, 1.0),
              members(targets, t -> List.of((int) t[0])));
      case MULTILABEL ->
          new SegmentGroups(
              "presence",
              task.outputs().stream().flatMap(name -> Stream.of(name, "not " + name)).toList(),
              List.of(),
              members(
                  targets,
                  t ->
                      IntStream.range(0, t.length)
                          .mapToObj(k -> 2 * k + (t[k] > 0 ? 0 : 1))
                          .toList()));
    };
  }

  /** Groups by the same classes of numbers as other charts and tables. */
  private static SegmentGroups byNumber(TaskDescription task, float[][] targets) {
    TargetClasses classes = TargetClasses.of(task);
    String what =
        task.equals(TaskDescription.SENTIMENT) ? "sentiment class" : task.outputs().get(0);
    return new SegmentGroups(
        what,
        classes.keys(),
        classes.names(),
        IntStream.range(0, classes.size()).mapToObj(c -> (double) c).toList(),
        members(targets, t -> List.of(classes.of(t[0]))));
  }

  private static List<List<Integer>> members(float[][] targets, GroupsOfTarget groups) {
    return Stream.of(targets).map(groups::of).toList();
  }

  @FunctionalInterface
  private interface GroupsOfTarget {
    List<Integer> of(float[] target);
  }

  /** Returns the value of a segment's group; empty if groups have no order. */
  OptionalDouble value(int segment) {
    return values.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(values.get(members.get(segment).get(0)));
  }
}
