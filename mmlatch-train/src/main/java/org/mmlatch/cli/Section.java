package org.mmlatch.cli;

import org.mmlatch.eval.Table;

/** A table under a heading, for output that is more than one table. */
record Section(String heading, Table table) {
  String toText() {
    return heading + "\n\n" + table.toText();
  }
}
