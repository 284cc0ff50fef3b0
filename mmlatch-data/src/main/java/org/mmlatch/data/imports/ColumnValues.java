package org.mmlatch.data.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mmlatch.BadDataException;
import org.mmlatch.data.Target;
import org.mmlatch.data.source.Names;
import org.mmlatch.data.source.RawLabel;
import org.mmlatch.data.source.SourceSegment;
import org.mmlatch.data.source.TargetColumn;

/**
 * A label column whose target was determined from all of its values.
 *
 * @param target the target
 * @param signs whether the labels are -1 and 1 instead of 0 and 1
 * @param remark a message to the user on what was inferred, if anything
 */
record ColumnValues(Target target, boolean signs, Optional<String> remark) {
  private static final int MOST_CLASSES = 100;
  private static final double MOSEI_HIGHEST = 3;

  /**
   * Determines a column's target.
   *
   * @param learnt how a model has learnt the target of this name; applies to what the source does
   *     not say itself, if the labels fit
   */
  static ColumnValues of(
      TargetColumn column, List<SourceSegment> segments, Optional<TargetColumn> learnt) {
    List<RawLabel> labels =
        segments.stream()
            .map(segment -> Optional.ofNullable(segment.labels().get(column.name())))
            .flatMap(Optional::stream)
            .filter(label -> !label.isMissing())
            .toList();
    List<String> texts = labels.stream().flatMap(label -> label.text().stream()).toList();
    double[] numbers =
        labels.stream()
            .filter(label -> label.text().isEmpty())
            .mapToDouble(RawLabel::number)
            .filter(Double::isFinite)
            .distinct()
            .sorted()
            .toArray();
    if (!texts.isEmpty() && numbers.length > 0) {
      throw new BadDataException(
          "The labels of '%s' are numbers and texts, for example %s and '%s'; expected one kind"
              .formatted(column.name(), numbers[0], texts.get(0)));
    }
    TargetColumn known =
        learnt.filter(as -> isOpen(column, as) && fit(as, texts, numbers)).orElse(column);
    return texts.isEmpty() ? ofNumbers(known, numbers) : ofTexts(known, texts);
  }

  private static boolean isOpen(TargetColumn column, TargetColumn learnt) {
    return column.target().isEmpty() && column.kind().or(learnt::kind).equals(learnt.kind());
  }

  private static boolean fit(TargetColumn learnt, List<String> texts, double[] numbers) {
    List<String> classes = learnt.target().map(Target::classes).orElse(List.of());
    return classes.isEmpty()
        ? texts.isEmpty() && kind(numbers) == Target.Kind.CLASS // whole numbers, taken for classes
        : classes.containsAll(texts)
            && Arrays.stream(numbers).allMatch(v -> classes.indexOf(text(v)) == v);
  }

  private static ColumnValues ofTexts(TargetColumn column, List<String> texts) {
    if (!column.kind().orElse(Target.Kind.CLASS).equals(Target.Kind.CLASS)) {
      throw new BadDataException(
          "The labels of '%s' are texts, for example '%s', where numbers are expected"
              .formatted(column.name(), texts.get(0)));
    }
    Target target =
        column
            .target()
            .orElseGet(() -> classes(column.name(), texts.stream().sorted().distinct().toList()));
    texts.stream()
        .filter(text -> !target.classes().contains(text))
        .findFirst()
        .ifPresent(
            text -> {
              throw new BadDataException(
                  "'%s' is not a class of '%s', whose classes are %s"
                      .formatted(text, column.name(), target.classes()));
            });
    return new ColumnValues(
        target, false, said(column, "are the texts %s and are used as classes", texts));
  }

  private static Target classes(String name, List<String> classes) {
    if (classes.size() < 2) {
      throw new BadDataException(
          "The labels of '%s' are all %s; expected at least two classes".formatted(name, classes));
    }
    try {
      return Target.classes(name, classes);
    } catch (IllegalArgumentException e) {
      throw new BadDataException("The labels of '%s': %s".formatted(name, e.getMessage()), e);
    }
  }

  /** Determines the target from the distinct values, in ascending order. */
  private static ColumnValues ofNumbers(TargetColumn column, double[] values) {
    Target.Kind kind = column.kind().orElseGet(() -> kind(values));
    boolean signs =
        kind == Target.Kind.PRESENCE
            && values.length > 0
            && Arrays.stream(values).allMatch(value -> Math.abs(value) == 1)
            && values[0] == -1;
    Target target = column.target().orElseGet(() -> target(column.name(), kind, values));
    List<String> shown = Arrays.stream(values).mapToObj(ColumnValues::text).toList();
    String guess =
        switch (kind) {
          case REAL -> "are numbers such as %s and are used as real numbers";
          case PRESENCE ->
              "are only %s and are used as presence: 1 is present, any other value absent";
          case CLASS -> "are the whole numbers %s and are used as classes";
        };
    Optional<String> absence =
        signs
            ? Optional.of(
                "the labels of '%s' are -1 and 1: -1 is kept as 0, absent".formatted(column.name()))
            : Optional.empty();
    return new ColumnValues(target, signs, said(column, guess, shown).or(() -> absence));
  }

  private static String text(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }

  private static Optional<String> said(TargetColumn column, String guess, List<?> values) {
    return column.kind().isPresent()
        ? Optional.empty()
        : Optional.of(
            "the labels of '%s' %s; change this with --labels"
                .formatted(
                    column.name(),
                    guess.formatted(Names.some(values.stream().distinct().toList()))));
  }

  private static Target.Kind kind(double[] values) {
    if (Arrays.stream(values).allMatch(value -> value == 0 || value == 1)
        || Arrays.equals(values, new double[] {-1, 1})) {
      return Target.Kind.PRESENCE;
    }
    boolean numbered =
        values[0] >= 0
            && values.length > 2
            && values[values.length - 1] <= MOST_CLASSES
            && Arrays.stream(values).allMatch(value -> value == Math.rint(value));
    return numbered ? Target.Kind.CLASS : Target.Kind.REAL;
  }

  private static Target target(String name, Target.Kind kind, double[] values) {
    double least = values.length == 0 ? 0 : values[0];
    double most = values.length == 0 ? 0 : values[values.length - 1];
    return switch (kind) {
      case REAL -> real(name, least, most);
      case PRESENCE -> Target.presence(name, highest(most));
      case CLASS ->
          Target.classes(
              name,
              IntStream.rangeClosed(0, Math.max(1, (int) Math.min(most, MOST_CLASSES)))
                  .mapToObj(String::valueOf)
                  .toList());
    };
  }

  private static double highest(double most) {
    if (most <= 1) {
      return 1;
    }
    return Math.max(MOSEI_HIGHEST, Math.ceil(most));
  }

  private static Target real(String name, double least, double most) {
    double largest = Math.max(Math.abs(least), Math.abs(most));
    if (largest <= Target.SENTIMENT.high()) {
      double bound = largest <= 1 ? 1 : Target.SENTIMENT.high();
      return Target.real(name, -bound, bound);
    }
    return Target.real(name, Math.min(0, Math.floor(least)), Math.max(0, Math.ceil(most)));
  }

  /** Returns the label of a segment as in the source, if present. */
  Optional<RawLabel> raw(SourceSegment segment) {
    return Optional.ofNullable(segment.labels().get(target.name()));
  }

  /** Returns the label of a segment as stored in a corpus, NaN if missing. */
  double number(SourceSegment segment) {
    return raw(segment).map(this::number).orElse(Double.NaN);
  }

  private double number(RawLabel label) {
    if (label.text().isPresent()) {
      return target.classes().indexOf(label.text().get());
    }
    return signs && label.number() == -1 ? 0 : label.number();
  }
}
