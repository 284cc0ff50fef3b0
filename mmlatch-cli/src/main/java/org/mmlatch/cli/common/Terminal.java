package org.mmlatch.cli.common;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/**
 * Guards standard output and standard error. Ids, words, names and paths may come from untrusted
 * files, so control characters and characters that reorder a line are printed as escapes such as
 * <code>&#92;u001b</code>. In JSON the escape still denotes the same character.
 *
 * <p>Whether the outputs are terminals, and how wide they are, comes from the launcher as system
 * properties, because Java cannot find out.
 */
public final class Terminal {
  private static final byte[] ERASING = "\r\u001b[K".getBytes(StandardCharsets.US_ASCII);
  private static final String ON_ERR = "mmlatch.terminal";
  private static final String ON_OUT = "mmlatch.terminal.out";
  private static final String COLUMNS = "mmlatch.columns";
  private static final int TYPE_OF_FILE = 0170000; // bits of stat's mode
  private static final int PIPE = 0010000;
  private static final int SOCKET = 0140000;
  private static final int USUAL = 80;
  private static final int LEAST = 40;

  private static final PrintStream OBEYED_ERR =
      new PrintStream(new FileOutputStream(FileDescriptor.err), true, charset());

  private Terminal() {}

  /**
   * Escapes everything that is printed to {@code System.out} and {@code System.err} from now on. If
   * standard error is a terminal, each of its lines first clears a progress line.
   */
  public static void guard() {
    System.setOut(guarded(FileDescriptor.out, () -> isPipe(1), new byte[0]));
    System.setErr(guarded(FileDescriptor.err, () -> isPipe(2), showsErr() ? ERASING : new byte[0]));
  }

  /** Returns whether writing to standard output has failed. */
  public static boolean hasLost() {
    return System.out.checkError();
  }

  /**
   * Returns standard error without escaping, for code that moves the cursor. All other text printed
   * to it must be escaped by {@link #shown}.
   */
  public static PrintStream obeyed() {
    return OBEYED_ERR;
  }

  /** Returns a text with escapes in place of characters that a terminal would act on. */
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

  /** Returns whether a terminal would act on a character: a control, or one that reorders. */
  static boolean isObeyed(int c) {
    boolean control = c != '\n' && c != '\t' && Character.getType(c) == Character.CONTROL;
    boolean reorders = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    return control || reorders;
  }

  /** Returns the escape of a character, such as <code>&#92;u001b</code>. */
  static String name(int c) {
    return String.format(Locale.ROOT, "\\u%04x", c);
  }

  private static PrintStream guarded(
      FileDescriptor descriptor, BooleanSupplier pipe, byte[] beforeLines) {
    OutputStream out = new FileOutputStream(descriptor);
    return new PrintStream(new GuardedStream(out, charset(), pipe, beforeLines), true, charset());
  }

  /**
   * Returns whether a descriptor of this process is a pipe or a socket. The error of writing to a
   * closed one cannot tell, because its text is in the user's language.
   */
  private static boolean isPipe(int descriptor) {
    try {
      Path open = Path.of("/proc/self/fd", Integer.toString(descriptor));
      int type = (Integer) Files.getAttribute(open, "unix:mode") & TYPE_OF_FILE;
      return type == PIPE || type == SOCKET;
    } catch (IOException unknown) {
      return false;
    }
  }

  private static Charset charset() {
    return Charset.forName(System.getProperty("native.encoding", "UTF-8"));
  }

  /** Returns whether standard error is a terminal. */
  public static boolean showsErr() {
    return Boolean.getBoolean(ON_ERR);
  }

  /** Returns the terminal's width in characters, at least 40; 80 if unknown. */
  public static int columns() {
    return Math.max(LEAST, Integer.getInteger(COLUMNS, USUAL));
  }

  /** Cuts a text to a single line of the terminal. */
  public static String inOneLine(String text) {
    return text.substring(0, Math.min(text.length(), columns() - 1));
  }

  /** Returns the maximum width of results: unlimited unless standard output is a terminal. */
  public static int resultColumns() {
    return Boolean.getBoolean(ON_OUT) ? columns() : Integer.MAX_VALUE;
  }

  /** Returns the maximum width of messages: unlimited unless standard error is a terminal. */
  public static int messageColumns() {
    return showsErr() ? columns() : Integer.MAX_VALUE;
  }
}
