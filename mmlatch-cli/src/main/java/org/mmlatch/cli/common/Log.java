package org.mmlatch.cli.common;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Log lines of the command line. The first line that is written starts the logging, which takes a
 * third of what a short command takes: a constant in each class would start it whenever the class
 * is loaded.
 */
public final class Log {
  private Log() {}

  /** Returns the logger of a class. */
  public static Logger of(Class<?> writer) {
    return LoggerFactory.getLogger(writer);
  }
}
