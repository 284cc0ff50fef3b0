package org.mmlatch.cli.common;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Locale;

/**
 * The one door to standard output and standard error. Ids, words, names and paths come from other
 * people's files: a character that a terminal obeys (or that reorders a line) is shown as what it
 * is, such as {@code \u001b}. In a text of JSON that is still the same character.
 */
public final class Terminal {
  private static final PrintStream OBEYED_ERR = stream(FileDescriptor.err, false);

  private Terminal() {}

  /** Sends everything that is printed from now on through the door. */
  public static void guard() {
    System.setOut(stream(FileDescriptor.out, true));
    System.setErr(stream(FileDescriptor.err, true));
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

  private static PrintStream stream(FileDescriptor descriptor, boolean guarded) {
    Charset charset = Charset.forName(System.getProperty("native.encoding", "UTF-8"));
    OutputStream out = new FileOutputStream(descriptor);
    return new PrintStream(guarded ? new GuardedStream(out, charset) : out, true, charset);
  }
}
