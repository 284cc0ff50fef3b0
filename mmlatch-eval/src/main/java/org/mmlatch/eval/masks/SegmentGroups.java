package org.mmlatch.eval.masks;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mmlatch.eval.TaskDescription;

/**
 * Segments by what is true of them: by class of sentiment, by class, by the presence and absence of
 * each label.
 *
 * @param what the groups are by, in words
 * @param names of the groups, in order
 * @param values of the groups where they have an order, else none
 * @param members of each segment the numbers of its groups
 */
public record SegmentGroups(
    String what, List<String> names, List<Double> values, List<List<Integer>> members) {
  /** Copies the lists. */
  public SegmentGroups {
    names = List.copyOf(names);
    values = List.copyOf(values);
    members = List.copyOf(members);
  }

  /**
   * Groups segments by their targets.
   *
   * @param targets (N, L) as the task has them
   */
  public static SegmentGroups of(TaskDescription task, float[][] targets) {
    return switch (task.type()) {
      case REGRESSION -> byWholeNumber(task, targets);
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

  /** Clips to the whole numbers of the range and rounds half to even. */
  private static SegmentGroups byWholeNumber(TaskDescription task, float[][] targets) {
    double lowest = Math.ceil(task.low());
    double highest = Math.max(lowest, Math.floor(task.high()));
    List<String> names = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (double value = lowest; value <= highest; value++) {
      names.add(Integer.toString((int) value));
      values.add(value);
    }
    String what =
        task.equals(TaskDescription.SENTIMENT)
            ? "sentiment class"
            : task.outputs().get(0) + ", rounded";
    return new SegmentGroups(
        what,
        names,
        values,
        members(
            targets,
            t -> List.of((int) (Math.rint(Math.max(lowest, Math.min(highest, t[0]))) - lowest))));
  }

  private static List<List<Integer>> members(float[][] targets, GroupsOfTarget groups) {
    return Stream.of(targets).map(groups::of).toList();
  }

  @FunctionalInterface
  private interface GroupsOfTarget {
    List<Integer> of(float[] target);
  }

  /** Returns the value of a segment's group, if groups have an order. */
  OptionalDouble value(int segment) {
    return values.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(values.get(members.get(segment).get(0)));
  }
}
