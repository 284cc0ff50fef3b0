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

  /** Says whether progress and information are left out, from now on. */
  static void set(boolean quiet) {
    System.setProperty(ProgressLine.QUIET, Boolean.toString(quiet));
    LoggerContext context = (LoggerContext) LogManager.getContext(false);
    ConsoleAppender console = context.getConfiguration().getAppender(CONSOLE);
    console.removeFilter(console.getFilter());
    console.addFilter(ThresholdFilter.createFilter(quiet ? Level.WARN : Level.INFO, null, null));
  }
}
