package org.mmlatch.sweep;

import java.util.List;
import java.util.stream.Collectors;

/** Formats the labels of combinations as names for the user. */
final class Labels {
  private static final int MOST_SHOWN = 20;

  private Labels() {}

  static String join(List<String> cells) {
    return String.join(", ", cells);
  }

  /** Returns names for an error message, shortened if there are many. */
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
