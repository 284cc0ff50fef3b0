package org.mmlatch.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.DoubleToIntFunction;
import java.util.stream.IntStream;

/**
 * The classes into which targets and predictions of a regression are grouped for charts and tables:
 * those of its convention, or else the integers in its range, or fifths of the range if there are
 * too many or too few integers.
 */
public final class TargetClasses {
  private static final int MAX_INTEGERS = 11;
  private static final int PARTS = 5;

  private final List<String> names;
  private final List<String> keys;
  private final DoubleToIntFunction number;

  private TargetClasses(List<String> names, List<String> keys, DoubleToIntFunction number) {
    this.names = List.copyOf(names);
    this.keys = List.copyOf(keys);
    this.number = number;
  }

  /**
   * Returns the classes of a regression.
   *
   * @throws IllegalArgumentException if the task is not a regression
   */
  public static TargetClasses of(TaskDescription task) {
    if (task.type() != TaskDescription.Type.REGRESSION) {
      throw new IllegalArgumentException(task.type().key() + " has no classes of numbers");
    }
    if (task.convention() == TaskDescription.Convention.SIMS) {
      List<String> names = SimsMetrics.fiveClasses();
      return new TargetClasses(names, names, SimsMetrics::ofFive);
    }
    double first = Math.ceil(task.low());
    double last = Math.floor(task.high());
    return last > first && last - first < MAX_INTEGERS
        ? wholeNumbers((int) first, (int) last)
        : parts(task.low(), task.high());
  }

  private static TargetClasses wholeNumbers(int first, int last) {
    return new TargetClasses(
        IntStream.rangeClosed(first, last).mapToObj(TargetClasses::signed).toList(),
        IntStream.rangeClosed(first, last).mapToObj(Integer::toString).toList(),
        value -> (int) Math.rint(Math.max(first, Math.min(last, value))) - first);
  }

  private static String signed(int number) {
    return number > 0 ? "+" + number : Integer.toString(number);
  }

  private static TargetClasses parts(double low, double high) {
    double width = (high - low) / PARTS;
    DoubleFunction<String> bound =
        value -> String.format(Locale.ROOT, "%.2f", value).replaceFirst("\\.?0+$", "");
    List<String> names = new ArrayList<>();
    for (int part = 0; part < PARTS; part++) {
      names.add(bound.apply(low + part * width) + " to " + bound.apply(low + (part + 1) * width));
    }
    return new TargetClasses(
        names,
        names,
        value -> (int) Math.max(0, Math.min(PARTS - 1, Math.floor((value - low) / width))));
  }

  /** Returns the number of classes. */
  public int size() {
    return names.size();
  }

  /** Returns the display names of the classes, in ascending order. */
  public List<String> names() {
    return names;
  }

  /** Returns the names of the classes in files, in ascending order. */
  public List<String> keys() {
    return keys;
  }

  /** Returns the index of a value's class, from 0. */
  public int of(double value) {
    return number.applyAsInt(value);
  }
}
