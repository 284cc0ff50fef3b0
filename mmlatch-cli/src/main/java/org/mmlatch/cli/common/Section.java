package org.mmlatch.cli.common;

import org.mmlatch.eval.Table;
import org.mmlatch.eval.Wrapping;

/** A table under a heading, for output that is more than one table. */
public record Section(String heading, Table table) {
  public String toText(int width) {
    return String.join("\n", Wrapping.lines(heading, width)) + "\n\n" + table.toText(width);
  }
}
