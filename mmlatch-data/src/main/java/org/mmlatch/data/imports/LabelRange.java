package org.mmlatch.data.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mmlatch.data.source.Names;
import org.mmlatch.data.source.RawLabel;

/** Checks from the range of all labels whether they can be sentiment. */
final class LabelRange {
  private static final int ENOUGH = 10; // labels needed to infer the kind
  private static final int MANY = 50; // labels needed to infer the range

  private final double[] labels;

  private LabelRange(double[] labels) {
    this.labels = labels;
  }

  /** Collects all numeric labels. */
  static LabelRange of(Join join) {
    return new LabelRange(
        join.segments().stream()
            .flatMap(segment -> segment.labels().values().stream())
            .mapToDouble(RawLabel::number)
            .filter(Double::isFinite)
            .toArray());
  }

  /** Returns the reason why the labels cannot be sentiment, if there is one. */
  Optional<String> refusal() {
    List<Long> values = wholeNumbers();
    if (labels.length < ENOUGH || values.isEmpty() || values.get(0) < 0) {
      return Optional.empty();
    }
    return Optional.of(
        "The %s labels are only the whole numbers %s: classes, not sentiment in [-3, 3]. Add a source"
                .formatted(labels.length, Names.some(values))
            + " with sentiment; or declare them with --labels NAME:presence or NAME:class; or use"
            + " them as sentiment with --label-column (0, or a CSV column)");
  }

  /** Returns a warning if the labels are doubtful. */
  Optional<String> warning() {
    if (labels.length == 0) {
      return Optional.empty();
    }
    if (Arrays.stream(labels).noneMatch(label -> label < 0)) {
      return Optional.of(
          "no label is negative (%s to %s): is this sentiment in [-3, 3]?".formatted(min(), max()));
    }
    if (labels.length >= ENOUGH && Arrays.stream(labels).distinct().count() <= 2) {
      return Optional.of(
          "the labels are only %s and %s: are these classes rather than sentiment in [-3, 3]?"
              .formatted(min(), max()));
    }
    if (labels.length >= MANY && max() <= 1 && min() >= -1) {
      return Optional.of(
          "all labels are in [%s, %s], as in CH-SIMS; metrics of sentiment expect [-3, 3]"
              .formatted(min(), max()));
    }
    return Optional.empty();
  }

  private double min() {
    return Arrays.stream(labels).min().orElse(0);
  }

  private double max() {
    return Arrays.stream(labels).max().orElse(0);
  }

  /** Returns the distinct values in ascending order; empty unless all are whole numbers. */
  private List<Long> wholeNumbers() {
    return Arrays.stream(labels).allMatch(label -> label == Math.rint(label))
        ? Arrays.stream(labels)
            .mapToLong(label -> (long) label)
            .distinct()
            .sorted()
            .boxed()
            .toList()
        : List.of();
  }
}
