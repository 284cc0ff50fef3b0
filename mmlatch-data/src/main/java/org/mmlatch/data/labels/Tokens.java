package org.mmlatch.data.labels;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The words of a transcript, in the form that the forced aligner of MOSI and MOSEI gives them.
 *
 * <p>In lower case and without apostrophes: {@code didnt}. A word is letters and digits in a row;
 * {@code ,} and {@code .} belong to it between digits. All else separates words and is left out.
 */
public final class Tokens {
  private static final Pattern APOSTROPHES = Pattern.compile("['\u2019]");
  private static final Pattern WORD =
      Pattern.compile("\\p{N}+(?:[.,]\\p{N}+)+|[\\p{L}\\p{M}\\p{N}]+");

  private Tokens() {}

  /** Returns the words of a text; all of the text as one word if it has none. */
  public static List<String> of(String text) {
    String plain = APOSTROPHES.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
    List<String> words = WORD.matcher(plain).results().map(MatchResult::group).toList();
    return words.isEmpty() ? List.of(text.strip()) : words;
  }
}
