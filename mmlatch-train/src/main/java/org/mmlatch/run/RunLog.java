package org.mmlatch.run;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a run's complete log to its file. Needs Log4j; other logging systems keep their own logs.
 */
final class RunLog {
  private static final Logger LOG = LoggerFactory.getLogger(RunLog.class);

  private RunLog() {}

  /** Runs {@code work} and appends to {@code file} everything logged meanwhile. */
  static <T> T appendingTo(Path file, Supplier<T> work) {
    if (hasLog4j()) {
      return Log4jFile.appendingTo(file, work);
    }
    LOG.warn("{} is not written: this needs log4j-core and log4j-slf4j2-impl", file);
    return work.get();
  }

  private static boolean hasLog4j() {
    try {
      return Log4jFile.isPossible();
    } catch (LinkageError absent) {
      return false;
    }
  }
}
