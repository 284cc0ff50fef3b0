package org.mmlatch.data.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mmlatch.BadDataException;
import org.mmlatch.data.Labels;
import org.mmlatch.data.Target;
import org.mmlatch.data.source.RawLabel;
import org.mmlatch.data.source.SourceSegment;
import org.mmlatch.data.source.TargetColumn;

/** The targets of the joined labels: the requested columns, or all by default. */
final class ResolvedTargets {
  private final List<ColumnValues> columns;
  private final List<Target> targets;

  private ResolvedTargets(List<ColumnValues> columns) {
    this.columns = columns;
    this.targets =
        columns.isEmpty()
            ? List.of(Target.SENTIMENT)
            : columns.stream().map(ColumnValues::target).toList();
  }

  /**
   * Determines the targets from all labels. Without labels, the target is sentiment and all labels
   * are missing.
   *
   * @param wanted names of the targets; empty for all
   * @throws BadDataException if a target does not exist, or its labels are inconsistent
   */
  static ResolvedTargets of(Join join, List<String> wanted) {
    return of(join, wanted, List.of());
  }

  /**
   * Like {@link #of(Join, List)}, for a model's targets: what the sources leave open about them,
   * such as their classes, is as the model has learnt it, if the labels fit.
   */
  static ResolvedTargets of(Join join, List<String> wanted, List<TargetColumn> learnt) {
    List<ColumnValues> columns = new ArrayList<>();
    for (TargetColumn column : chosen(join, wanted)) {
      Optional<TargetColumn> as =
          learnt.stream().filter(one -> one.name().equals(column.name())).findFirst();
      columns.add(ColumnValues.of(column, join.segments(), as));
    }
    return new ResolvedTargets(columns);
  }

  private static List<TargetColumn> chosen(Join join, List<String> wanted) {
    if (wanted.isEmpty()) {
      return join.columns();
    }
    return wanted.stream()
        .distinct()
        .map(
            name ->
                join.columns().stream()
                    .filter(column -> column.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> unknown(name, join.columns())))
        .toList();
  }

  private static BadDataException unknown(String name, List<TargetColumn> columns) {
    return new BadDataException(
        "The sources have no target '%s'; theirs are: %s"
            .formatted(
                name,
                columns.isEmpty()
                    ? "none"
                    : columns.stream().map(TargetColumn::name).collect(Collectors.joining(", "))));
  }

  List<Target> targets() {
    return targets;
  }

  /** Returns the labels of a segment without checking their ranges, NaN where missing. */
  Labels labels(SourceSegment segment) {
    return columns.isEmpty()
        ? Labels.none(targets)
        : new Labels(
            targets, columns.stream().map(column -> (float) column.number(segment)).toList());
  }

  /** Returns a description of what is wrong with the labels of a segment, if anything. */
  Optional<String> problem(SourceSegment segment) {
    boolean missing =
        columns.stream()
            .flatMap(column -> column.raw(segment).stream())
            .allMatch(RawLabel::isMissing);
    return missing ? Optional.of("has no label") : notAllowed(segment);
  }

  /** Returns a description of a label that its target does not allow, if there is one. */
  Optional<String> notAllowed(SourceSegment segment) {
    return columns.stream()
        .filter(column -> column.raw(segment).filter(raw -> !raw.isMissing()).isPresent())
        .filter(column -> !column.target().allows(column.number(segment)))
        .map(column -> problem(column.target(), column.raw(segment).orElseThrow()))
        .findFirst();
  }

  private String problem(Target target, RawLabel label) {
    return "has the label %s%s; labels must %s"
        .formatted(label, targets.size() == 1 ? "" : " of '" + target.name() + "'", target.rule());
  }

  /** Returns messages to the user on what was inferred from the values. */
  List<String> remarks() {
    return columns.stream().flatMap(column -> column.remark().stream()).toList();
  }
}
