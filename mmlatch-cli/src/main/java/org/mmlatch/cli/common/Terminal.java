package org.mmlatch.cli.common;

/** The terminal, as the launcher found it: Java itself cannot tell whether there is one. */
public final class Terminal {
  private static final String ON_ERR = "mmlatch.terminal";
  private static final String ON_OUT = "mmlatch.terminal.out";
  private static final String COLUMNS = "mmlatch.columns";
  private static final int USUAL = 80;
  private static final int LEAST = 40;

  /** What the log's layout puts before a line: it takes the line that rewrites itself away. */
  private static final String ERASE = "mmlatch.erase";

  private static final String ERASING = "\r\u001b[K";

  private Terminal() {}

  /** Makes every line of the log and every error begin on an empty line; called once, first. */
  public static void prepare() {
    if (showsErr()) {
      System.setProperty(ERASE, ERASING);
    }
  }

  /** Returns what begins an empty line on standard error, even where progress is shown. */
  public static String erase() {
    return System.getProperty(ERASE, "");
  }

  /** Returns whether standard error is shown on a terminal. */
  public static boolean showsErr() {
    return Boolean.getBoolean(ON_ERR);
  }

  /** Returns how many characters a line has on a terminal; as usual if nobody knows. */
  public static int columns() {
    return Math.max(LEAST, Integer.getInteger(COLUMNS, USUAL));
  }

  /** Returns how wide results may be: as the terminal is, or without bounds if not on one. */
  public static int resultColumns() {
    return Boolean.getBoolean(ON_OUT) ? columns() : Integer.MAX_VALUE;
  }
}
