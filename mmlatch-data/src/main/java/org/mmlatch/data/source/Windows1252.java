package org.mmlatch.data.source;

import java.nio.charset.Charset;
import java.util.List;

/**
 * Transcripts that were Windows-1252 and were read as Latin-1: in place of apostrophes, quotes and
 * dashes they have the control characters U+0080 to U+009F, which no text has.
 */
public final class Windows1252 {
  /** The note that counts texts mended. */
  public static final String NOTE = "texts-from-windows-1252";

  private static final Charset CHARSET = Charset.forName("windows-1252");
  private static final char FIRST = '\u0080';
  private static final char LAST = '\u009F';
  private static final char UNDEFINED = '\uFFFD';

  private Windows1252() {}

  /** Returns whether a text has such characters. */
  public static boolean isIn(String text) {
    return text.chars().anyMatch(Windows1252::isControl);
  }

  /** Returns a text with what the characters stood for; the five that stood for nothing stay. */
  public static String mended(String text) {
    if (!isIn(text)) {
      return text;
    }
    StringBuilder mended = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      if (isControl(text.charAt(i))) {
        char meant = new String(new byte[] {(byte) text.charAt(i)}, CHARSET).charAt(0);
        mended.setCharAt(i, meant == UNDEFINED ? text.charAt(i) : meant);
      }
    }
    return mended.toString();
  }

  /** Returns words mended; a text of one segment counts once. */
  static List<String> mended(List<String> words, Notes notes) {
    if (words.stream().noneMatch(Windows1252::isIn)) {
      return words;
    }
    count(notes);
    return words.stream().map(Windows1252::mended).toList();
  }

  /** Counts a text that was mended. */
  public static void count(Notes notes) {
    notes.count(
        NOTE,
        1,
        "transcripts have control characters (U+0080 to U+009F), which are taken as Windows-1252:"
            + " ’ “ ” – …");
  }

  private static boolean isControl(int character) {
    return character >= FIRST && character <= LAST;
  }
}
