package org.mmlatch.data.source;

import java.util.Collection;
import java.util.stream.Collectors;

/** Formats lists of names for messages: the first ten and the total number. */
public final class Names {
  private static final int SHOWN = 10;
  private static final int LONGEST = 60;

  private Names() {}

  /** Returns names as a list in brackets, shortened if long. */
  public static String some(Collection<?> names) {
    String first = names.stream().limit(SHOWN).map(Names::brief).collect(Collectors.joining(", "));
    return names.size() <= SHOWN
        ? "[" + first + "]"
        : "[%s, …] (%s in all)".formatted(first, names.size());
  }

  private static String brief(Object name) {
    String text = String.valueOf(name);
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
