package org.mmlatch.cli;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.ConsoleAppender;
import org.apache.logging.log4j.core.filter.ThresholdFilter;
import org.mmlatch.cli.common.ProgressLine;

/**
 * Turns progress and information messages on standard error off or on. A run's log file contains
 * all messages.
 */
final class Quietness {
  private static final String CONSOLE = "console";

  private Quietness() {}

  /**
   * Sets whether progress and information messages are left out from now on; warnings and errors
   * are always shown. Initially messages are shown, as configured in log4j2.xml. Without a change
   * this does nothing, so that a command that never logs does not start the logging.
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
