package org.mmlatch.model;

import java.util.List;

/**
 * A table in an explanation, showing a value that a pass {@linkplain org.mmlatch.nn.Pass#noted
 * notes} for a single segment: (1, rows, columns).
 *
 * @param noted name under which the value is noted
 * @param key key in JSON
 * @param rows names of the rows
 * @param columns names of the columns
 */
public record NotedTable(String noted, String key, List<String> rows, List<String> columns) {
  /** Copies the lists. */
  public NotedTable {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
  }
}
