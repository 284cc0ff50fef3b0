package org.mmlatch.cli.common;

import org.mmlatch.eval.Table;

/** A table under a heading, for output that is more than one table. */
public record Section(String heading, Table table) {
  public String toText(int width) {
    return heading + "\n\n" + table.toText(width);
  }
}
