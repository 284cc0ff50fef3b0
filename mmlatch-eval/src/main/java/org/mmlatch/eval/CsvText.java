package org.mmlatch.eval;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Escapes text for CSV against formula injection: a cell that a spreadsheet would interpret as a
 * formula gets a leading apostrophe, which marks text. Numbers, and ids such as {@code
 * -3g5yACwYnA[0]}, which cannot be formulas, are unchanged. All text written to CSV goes through
 * this class.
 */
public final class CsvText {
  private static final Pattern FORMULA =
      Pattern.compile("(?s)[=@\t\r'].*|[-+](?![\\w.\\[\\]-]*$).*");

  private CsvText() {}

  /** Returns text as a cell. */
  public static String cell(String text) {
    return FORMULA.matcher(text).matches() ? "'" + text : text;
  }

  /** Returns texts as cells. */
  public static List<String> cells(List<String> texts) {
    return texts.stream().map(CsvText::cell).toList();
  }

  /** Returns the original text of a cell made by {@link #cell}. */
  public static String text(String cell) {
    return cell.startsWith("'") && FORMULA.matcher(cell.substring(1)).matches()
        ? cell.substring(1)
        : cell;
  }
}
