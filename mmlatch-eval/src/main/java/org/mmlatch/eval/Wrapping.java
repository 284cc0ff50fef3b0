package org.mmlatch.eval;

import java.util.ArrayList;
import java.util.List;

/** Breaks text between words, and words that are longer than a line. */
public final class Wrapping {
  private Wrapping() {}

  /**
   * Returns lines of at most {@code width} characters, each indented as the text is; text that fits
   * is as it was.
   *
   * @param width at least 1
   */
  public static List<String> lines(String text, int width) {
    if (length(text) <= width) {
      return List.of(text);
    }
    int spaces = text.length() - text.stripLeading().length();
    String indent = " ".repeat(Math.min(spaces, width / 2));
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split(" +", -1)) {
      int room = width - indent.length();
      if (!line.isEmpty() && length(line) + 1 + length(word) > room) {
        lines.add(indent + line);
        line.setLength(0);
      }
      String rest = word;
      while (length(rest) > room) {
        int end = rest.offsetByCodePoints(0, room);
        lines.add(indent + rest.substring(0, end));
        rest = rest.substring(end);
      }
      line.append(line.isEmpty() ? "" : " ").append(rest);
    }
    lines.add(indent + line);
    return lines;
  }

  private static int length(CharSequence text) {
    return Character.codePointCount(text, 0, text.length());
  }
}
