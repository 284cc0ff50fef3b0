package org.mmlatch.data.source;

import java.util.List;
import java.util.Optional;

/**
 * Options for reading a source, independent of its format.
 *
 * @param column the label column that holds the sentiment
 * @param labels the label columns as declared by the user, in order; empty to recognise them
 * @param ids how segment ids are interpreted
 * @param alignment how modalities of different lengths are aligned
 * @param context whether context sentences are kept
 * @param csv the columns of CSV files, if they do not have the usual names
 */
public record Reading(
    LabelColumn column,
    List<TargetColumn> labels,
    Ids ids,
    Alignment alignment,
    Context context,
    Optional<CsvColumns> csv) {
  /**
   * The defaults: labels are recognised, ids are {@link Ids#PARTS}, no alignment, context left out.
   */
  public static final Reading STANDARD =
      new Reading(
          LabelColumn.RECOGNISED,
          List.of(),
          Ids.PARTS,
          Alignment.NONE,
          Context.LEAVE_OUT,
          Optional.empty());

  /**
   * Creates options.
   *
   * @throws IllegalArgumentException if two label columns have the same name
   */
  public Reading {
    labels = List.copyOf(labels);
    if (labels.stream().map(TargetColumn::name).distinct().count() < labels.size()) {
      throw new IllegalArgumentException(
          "labels of different names are needed: "
              + labels.stream().map(TargetColumn::name).toList());
    }
  }

  /** Returns a copy with another sentiment column. */
  public Reading withColumn(LabelColumn chosen) {
    return new Reading(chosen, labels, ids, alignment, context, csv);
  }

  /** Returns a copy with declared label columns. */
  public Reading withLabels(List<TargetColumn> told) {
    return new Reading(column, told, ids, alignment, context, csv);
  }

  /** Returns a copy with another interpretation of ids. */
  public Reading withIds(Ids chosen) {
    return new Reading(column, labels, chosen, alignment, context, csv);
  }

  /** Returns a copy with another alignment. */
  public Reading withAlignment(Alignment chosen) {
    return new Reading(column, labels, ids, chosen, context, csv);
  }

  /** Returns a copy with another treatment of context. */
  public Reading withContext(Context chosen) {
    return new Reading(column, labels, ids, alignment, chosen, csv);
  }

  /** Returns a copy with declared CSV columns. */
  public Reading withCsv(CsvColumns told) {
    return new Reading(column, labels, ids, alignment, context, Optional.of(told));
  }

  /** Returns whether the user chose or declared the labels. */
  public boolean saysLabels() {
    return column.isChosen() || !labels.isEmpty();
  }
}
