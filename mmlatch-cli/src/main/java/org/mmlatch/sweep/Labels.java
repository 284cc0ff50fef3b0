package org.mmlatch.sweep;

import java.util.List;

/** The label of a combination as one text, by which a user names it. */
final class Labels {
  private Labels() {}

  static String join(List<String> cells) {
    return String.join(", ", cells);
  }
}
