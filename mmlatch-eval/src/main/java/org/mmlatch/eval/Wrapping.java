package org.mmlatch.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Wraps text between words; words longer than a line are broken, if possible between their parts.
 */
public final class Wrapping {
  private Wrapping() {}

  /**
   * Returns lines of at most {@code width} characters, each with the indentation of the text. Text
   * that fits is unchanged.
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
    for (String word : words(text).toList()) {
      int room = width - indent.length();
      if (!line.isEmpty() && length(line) + 1 + length(word) > room) {
        lines.add(indent + line);
        line.setLength(0);
      }
      String rest = word;
      while (length(rest) > room) {
        int end = partEnd(rest, rest.offsetByCodePoints(0, room));
        lines.add(indent + rest.substring(0, end));
        rest = rest.substring(end);
      }
      line.append(line.isEmpty() ? "" : " ").append(rest);
    }
    lines.add(indent + line);
    return lines;
  }

  /** Returns the words of a text; {@code ±} stays with the number after it. */
  static Stream<String> words(String text) {
    return Stream.of(text.strip().split("(?<!±) +", -1));
  }

  /**
   * Returns the end of the last part of a path or setting that ends by {@code limit}, or {@code
   * limit} if there is none.
   */
  private static int partEnd(String word, int limit) {
    for (int end = limit; end > 0; end--) {
      if (word.charAt(end) == '/' || "=.".indexOf(word.charAt(end - 1)) >= 0) {
        return end;
      }
    }
    return limit;
  }

  private static int length(CharSequence text) {
    return Character.codePointCount(text, 0, text.length());
  }
}
