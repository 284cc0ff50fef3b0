package org.mmlatch.model;

import java.util.List;

/**
 * How an explanation shows a value that a pass notes for a segment: a table of numbers (1, rows,
 * columns).
 *
 * @param noted the name that it is noted by
 * @param key of it in JSON
 * @param rows what its rows are
 * @param columns what its columns are
 */
public record NotedTable(String noted, String key, List<String> rows, List<String> columns) {
  /** Copies the lists. */
  public NotedTable {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
  }
}
