package org.mmlatch.cli.common;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loggers of the command line. Getting a logger starts the logging, which takes a third of the run
 * time of a short command. Call this only to write a line, instead of keeping a logger in a
 * constant, which would start the logging whenever its class is loaded.
 */
public final class Log {
  private Log() {}

  /** Returns the logger of a class. */
  public static Logger of(Class<?> writer) {
    return LoggerFactory.getLogger(writer);
  }
}
