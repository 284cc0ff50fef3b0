package org.mmlatch.data.source;

import java.nio.charset.Charset;
import java.util.List;

/**
 * Repairs transcripts in Windows-1252 that were decoded as Latin-1. In place of apostrophes, quotes
 * and dashes they contain the control characters U+0080 to U+009F, which do not occur in real text.
 */
public final class Windows1252 {
  /** Key of the note that counts repaired transcripts. */
  public static final String NOTE = "texts-from-windows-1252";

  private static final Charset CHARSET = Charset.forName("windows-1252");
  private static final char FIRST = '\u0080';
  private static final char LAST = '\u009F';
  private static final char UNDEFINED = '\uFFFD';

  private Windows1252() {}

  /** Returns whether a text contains such characters. */
  public static boolean isIn(String text) {
    return text.chars().anyMatch(Windows1252::isControl);
  }

  /**
   * Returns a text with these characters decoded as Windows-1252. The five that it leaves undefined
   * are kept.
   */
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

  /** Returns repaired words. A segment's transcript is counted once. */
  static List<String> mended(List<String> words, Notes notes) {
    if (words.stream().noneMatch(Windows1252::isIn)) {
      return words;
    }
    count(notes);
    return words.stream().map(Windows1252::mended).toList();
  }

  /** Counts one repaired transcript. */
  public static void count(Notes notes) {
    notes.count(
        NOTE,
        1,
        "transcripts with control characters (U+0080 to U+009F), taken as Windows-1252 (’ “ ” – …)");
  }

  private static boolean isControl(int character) {
    return character >= FIRST && character <= LAST;
  }
}
