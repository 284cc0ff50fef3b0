package org.mmlatch.sweep;

import java.util.List;
import java.util.stream.Collectors;

/** The label of a combination as one text, by which a user names it. */
final class Labels {
  private static final int MOST_SHOWN = 20;

  private Labels() {}

  static String join(List<String> cells) {
    return String.join(", ", cells);
  }

  /** Returns names for an error, the first of them if they are many. */
  static String some(List<String> names) {
    String shown =
        names.stream()
            .limit(MOST_SHOWN)
            .map(name -> "'" + name + "'")
            .collect(Collectors.joining(", "));
    return names.size() <= MOST_SHOWN
        ? shown
        : "%s and %d more".formatted(shown, names.size() - MOST_SHOWN);
  }
}
