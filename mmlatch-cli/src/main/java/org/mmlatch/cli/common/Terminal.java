package org.mmlatch.cli.common;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The one door to standard output and standard error. Ids, words, names and paths come from other
 * people's files: a character that a terminal obeys (or that reorders a line) is shown as what it
 * is, such as {@code \u001b}. In a text of JSON that is still the same character.
 *
 * <p>Whether there is a terminal, and how wide it is, the launcher found out: Java cannot tell.
 */
public final class Terminal {
  private static final byte[] ERASING = "\r\u001b[K".getBytes(StandardCharsets.US_ASCII);
  private static final String ON_ERR = "mmlatch.terminal";
  private static final String ON_OUT = "mmlatch.terminal.out";
  private static final String COLUMNS = "mmlatch.columns";
  private static final int USUAL = 80;
  private static final int LEAST = 40;

  private static final PrintStream OBEYED_ERR =
      new PrintStream(new FileOutputStream(FileDescriptor.err), true, charset());

  private Terminal() {}

  /**
   * Sends everything that is printed from now on through the door. Where progress is shown, every
   * line on standard error begins on an empty one.
   */
  public static void guard() {
    System.setOut(guarded(FileDescriptor.out, new byte[0]));
    System.setErr(guarded(FileDescriptor.err, showsErr() ? ERASING : new byte[0]));
  }

  /** Returns whether something that was printed to standard output did not arrive. */
  public static boolean hasLost() {
    return System.out.checkError();
  }

  /**
   * Returns standard error for those who move the cursor. Whatever else they print must have been
   * {@link #shown}.
   */
  public static PrintStream obeyed() {
    return OBEYED_ERR;
  }

  /** Returns a text as it is shown. */
  public static String shown(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (isObeyed(c)) {
                shown.append(name(c));
              } else {
                shown.appendCodePoint(c);
              }
            });
    return shown.toString();
  }

  /** Whether a terminal does something else with a character than to show it. */
  static boolean isObeyed(int c) {
    boolean control = c != '\n' && c != '\t' && Character.getType(c) == Character.CONTROL;
    boolean reorders = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    return control || reorders;
  }

  /** Returns what is shown in its place. */
  static String name(int c) {
    return String.format(Locale.ROOT, "\\u%04x", c);
  }

  private static PrintStream guarded(FileDescriptor descriptor, byte[] beforeLines) {
    OutputStream out = new FileOutputStream(descriptor);
    return new PrintStream(new GuardedStream(out, charset(), beforeLines), true, charset());
  }

  private static Charset charset() {
    return Charset.forName(System.getProperty("native.encoding", "UTF-8"));
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

  /** As {@link #resultColumns}, of messages. */
  public static int messageColumns() {
    return showsErr() ? columns() : Integer.MAX_VALUE;
  }
}
