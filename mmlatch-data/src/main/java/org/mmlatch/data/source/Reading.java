package org.mmlatch.data.source;

import java.util.List;
import java.util.Optional;

/**
 * How sources are read, whatever their format.
 *
 * @param column which of several labels is the sentiment
 * @param labels what the columns of labels are, in order; empty: as they are recognised
 * @param ids what ids name
 * @param alignment how modalities of different lengths are aligned
 * @param context what becomes of sentences before the labelled one
 * @param csv the columns of CSV files, if they are not called as usual
 */
public record Reading(
    LabelColumn column,
    List<TargetColumn> labels,
    Ids ids,
    Alignment alignment,
    Context context,
    Optional<CsvColumns> csv) {
  /** Labels are recognised, ids have parts, nothing is aligned, contexts are left out. */
  public static final Reading STANDARD =
      new Reading(
          LabelColumn.RECOGNISED,
          List.of(),
          Ids.PARTS,
          Alignment.NONE,
          Context.LEAVE_OUT,
          Optional.empty());

  /**
   * Creates a way of reading.
   *
   * @throws IllegalArgumentException if two columns of labels have one name
   */
  public Reading {
    labels = List.copyOf(labels);
    if (labels.stream().map(TargetColumn::name).distinct().count() < labels.size()) {
      throw new IllegalArgumentException(
          "labels of different names are needed: "
              + labels.stream().map(TargetColumn::name).toList());
    }
  }

  /** Returns the same with another column of labels. */
  public Reading withColumn(LabelColumn chosen) {
    return new Reading(chosen, labels, ids, alignment, context, csv);
  }

  /** Returns the same with columns of labels that are told. */
  public Reading withLabels(List<TargetColumn> told) {
    return new Reading(column, told, ids, alignment, context, csv);
  }

  /** Returns the same with ids read otherwise. */
  public Reading withIds(Ids chosen) {
    return new Reading(column, labels, chosen, alignment, context, csv);
  }

  /** Returns the same with modalities aligned otherwise. */
  public Reading withAlignment(Alignment chosen) {
    return new Reading(column, labels, ids, chosen, context, csv);
  }

  /** Returns the same with contexts treated otherwise. */
  public Reading withContext(Context chosen) {
    return new Reading(column, labels, ids, alignment, chosen, csv);
  }

  /** Returns the same with columns of CSV files that are told. */
  public Reading withCsv(CsvColumns told) {
    return new Reading(column, labels, ids, alignment, context, Optional.of(told));
  }

  /** Returns whether the user has said what labels are. */
  public boolean saysLabels() {
    return column.isChosen() || !labels.isEmpty();
  }
}
