package org.mmlatch.cli;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.ConsoleAppender;
import org.apache.logging.log4j.core.filter.ThresholdFilter;
import org.mmlatch.cli.common.ProgressLine;

/** What the program says on standard error besides warnings and errors; a run's log has it all. */
final class Quietness {
  private static final String CONSOLE = "console";

  private Quietness() {}

  /**
   * Says whether progress and information are left out, from now on. At first they are not, as
   * log4j2.xml has it: then nothing is to be done, and what never logs starts without the logging.
   */
  static void set(boolean quiet) {
    if (quiet == Boolean.getBoolean(ProgressLine.QUIET)) {
      return;
    }
    System.setProperty(ProgressLine.QUIET, Boolean.toString(quiet));
    LoggerContext context = (LoggerContext) LogManager.getContext(false);
    ConsoleAppender console = context.getConfiguration().getAppender(CONSOLE);
    console.removeFilter(console.getFilter());
    console.addFilter(ThresholdFilter.createFilter(quiet ? Level.WARN : Level.INFO, null, null));
  }
}
