package org.mmlatch.cli.common;

import java.util.ArrayList;
import java.util.List;

/** Breaks text between words, for cells that would make a table wider than a terminal. */
public final class Wrapping {
  private Wrapping() {}

  /** Returns lines of at most {@code width} characters; a longer word has a line of its own. */
  public static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
