package org.mmlatch.data.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The labels of some segments.
 *
 * @param columns the label columns, L of them
 * @param rows for each of N segments, one label per column
 */
public record LabelTable(List<TargetColumn> columns, List<List<RawLabel>> rows) {
  /** Creates a table. */
  public LabelTable {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** Returns a table of numeric labels, (N, L). */
  static LabelTable of(List<TargetColumn> columns, double[][] numbers) {
    List<List<RawLabel>> rows = new ArrayList<>();
    for (double[] row : numbers) {
      List<RawLabel> labels = new ArrayList<>();
      for (double number : row) {
        labels.add(RawLabel.of(number));
      }
      rows.add(labels);
    }
    return new LabelTable(columns, rows);
  }

  /** Returns the number of segments N. */
  public int size() {
    return rows.size();
  }

  /** Returns the labels of a segment by target name. */
  public Map<String, RawLabel> of(int segment) {
    Map<String, RawLabel> labels = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      labels.put(columns.get(i).name(), rows.get(segment).get(i));
    }
    return labels;
  }
}
