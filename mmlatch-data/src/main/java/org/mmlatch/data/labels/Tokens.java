package org.mmlatch.data.labels;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Splits a transcript into words in the form of the forced alignment of MOSI and MOSEI.
 *
 * <p>Words are in lower case and without apostrophes: {@code didnt}. A word is a run of letters and
 * digits, including {@code ,} and {@code .} between digits. All other characters separate words and
 * are dropped.
 */
public final class Tokens {
  private static final Pattern APOSTROPHES = Pattern.compile("['\u2019]");
  private static final Pattern WORD =
      Pattern.compile("\\p{N}+(?:[.,]\\p{N}+)+|[\\p{L}\\p{M}\\p{N}]+");

  private Tokens() {}

  /** Returns the words of a text, or the whole text as one word if it has none. */
  public static List<String> of(String text) {
    String plain = APOSTROPHES.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
    List<String> words = WORD.matcher(plain).results().map(MatchResult::group).toList();
    return words.isEmpty() ? List.of(text.strip()) : words;
  }
}
