package org.mmlatch.cli;

import java.io.PrintStream;
import java.util.Locale;
import org.mmlatch.data.Progress;

/**
 * Shows on standard error how far a long operation is and how much time is left: a line that
 * rewrites itself on a terminal, a plain line now and then elsewhere.
 */
final class ProgressLine implements Progress {
  /** Set by the launcher if standard error is a terminal, which Java cannot tell. */
  private static final String TERMINAL = "mmlatch.terminal";

  private static final long TERMINAL_NANOS = 200_000_000L;
  private static final long PLAIN_NANOS = 10_000_000_000L;

  private final PrintStream out;
  private final boolean terminal;
  private final String what;
  private final String unit;
  private long start;
  private long shown;

  private ProgressLine(PrintStream out, boolean terminal, String what, String unit) {
    this.out = out;
    this.terminal = terminal;
    this.what = what;
    this.unit = unit;
  }

  /** Returns a progress line such as {@code importing 12/93 videos, 3 s left}. */
  static ProgressLine of(String what, String unit) {
    return new ProgressLine(System.err, Boolean.getBoolean(TERMINAL), what, unit);
  }

  @Override
  public void at(long done, long total) {
    long now = System.nanoTime();
    if (start == 0) { // other work may lie between creation and the first item
      start = now;
      shown = now;
    }
    boolean over = done >= total;
    if (!over && now - shown < (terminal ? TERMINAL_NANOS : PLAIN_NANOS)) {
      return;
    }
    shown = now;
    double left = done == 0 ? 0 : (now - start) / 1e9 * (total - done) / done;
    String line =
        String.format(Locale.ROOT, "%s %d/%d %s, %.0f s left", what, done, total, unit, left);
    if (terminal) {
      out.print("\r" + line + (over ? "\r" + " ".repeat(line.length()) + "\r" : ""));
      out.flush();
    } else if (!over) {
      out.println(line);
    }
  }
}
