package org.mmlatch.eval;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The one door for texts on their way to CSV: a cell that a spreadsheet would take for a formula
 * gets an apostrophe in front, by which spreadsheets know a text. Numbers, and ids such as {@code
 * -3g5yACwYnA[0]}, which no formula looks like, stay as they are.
 */
public final class CsvText {
  private static final Pattern FORMULA =
      Pattern.compile("(?s)[=@\t\r'].*|[-+](?![\\w.\\[\\]-]*$).*");

  private CsvText() {}

  /** Returns a text as a cell. */
  public static String cell(String text) {
    return FORMULA.matcher(text).matches() ? "'" + text : text;
  }

  /** Returns some texts as cells. */
  public static List<String> cells(List<String> texts) {
    return texts.stream().map(CsvText::cell).toList();
  }

  /** Returns the text that {@link #cell} made a cell of. */
  public static String text(String cell) {
    return cell.startsWith("'") && FORMULA.matcher(cell.substring(1)).matches()
        ? cell.substring(1)
        : cell;
  }
}
