package org.mmlatch.cli.common;

import org.mmlatch.eval.Table;
import org.mmlatch.eval.Wrapping;

/** A table with a heading, for output of several tables. */
public record Section(String heading, Table table) {
  /** Returns heading and table as text, wrapped to {@code width} characters. */
  public String toText(int width) {
    return String.join("\n", Wrapping.lines(heading, width)) + "\n\n" + table.toText(width);
  }
}
