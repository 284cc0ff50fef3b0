package org.mmlatch.cli.common;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.mmlatch.data.Progress;

/**
 * Shows the progress of a long operation and the time left on standard error: on a terminal as a
 * line that is updated in place, elsewhere as a new line at most every ten seconds.
 */
public final class ProgressLine implements Progress {
  /** The system property that is {@code true} if no progress is shown. */
  public static final String QUIET = "mmlatch.quiet";

  private static final long TERMINAL_NANOS = 200_000_000L;
  private static final long PLAIN_NANOS = 10_000_000_000L;

  private final PrintStream out;
  private final boolean terminal;
  private final String what;
  private final String unit;
  private final LongSupplier clock;
  private long start; // time of the first report; anything before it may be other work
  private long first = -1; // amount done at the first report
  private long shown;
  private String line = "";

  /**
   * Creates a progress line.
   *
   * @param terminal whether {@code out} is a terminal, on which the line is updated in place
   * @param clock returns the time in nanoseconds
   */
  public ProgressLine(
      PrintStream out, boolean terminal, String what, String unit, LongSupplier clock) {
    this.out = out;
    this.clock = clock;
    shown = clock.getAsLong();
    this.terminal = terminal;
    this.what = what;
    this.unit = unit;
  }

  /** Returns a progress line such as {@code importing 12/93 videos, 3 s left}. */
  public static ProgressLine of(String what, String unit) {
    boolean rewritten = Terminal.showsErr();
    PrintStream out = rewritten ? Terminal.obeyed() : System.err;
    return new ProgressLine(
        out, rewritten, Terminal.shown(what), Terminal.shown(unit), System::nanoTime);
  }

  /** Returns whether progress is shown as a line that is updated in place. */
  public static boolean rewrites() {
    return Terminal.showsErr() && !Boolean.getBoolean(QUIET);
  }

  @Override
  public void at(long done, long total) {
    long now = clock.getAsLong();
    if (first < 0) {
      first = done;
      start = now;
    }
    boolean over = done >= total;
    if (over) {
      clear();
    }
    if (over
        || done <= first
        || Boolean.getBoolean(QUIET)
        || now - shown < (terminal ? TERMINAL_NANOS : PLAIN_NANOS)) {
      return;
    }
    shown = now;
    double left = (now - start) / 1e9 * (total - done) / (done - first);
    String next =
        String.format(Locale.ROOT, "%s %d/%d %s, %s left", what, done, total, unit, time(left));
    if (terminal) {
      next = Terminal.inOneLine(next);
      out.print("\r" + next + " ".repeat(Math.max(0, line.length() - next.length())));
      out.flush();
      line = next;
    } else {
      out.println(next);
    }
  }

  /** Clears the line on a terminal, so that other lines can be printed. */
  public void clear() {
    if (terminal && !line.isEmpty()) {
      out.print("\r" + " ".repeat(line.length()) + "\r");
      out.flush();
      line = "";
    }
  }

  /** Formats a duration in seconds: {@code 42 s}, {@code 3:05 min}, {@code 1:02:00 h}. */
  public static String time(double seconds) {
    long whole = Math.round(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    if (whole < 3600) {
      return String.format(Locale.ROOT, "%d:%02d min", whole / 60, whole % 60);
    }
    return String.format(Locale.ROOT, "%d:%02d:%02d h", whole / 3600, whole / 60 % 60, whole % 60);
  }
}
