package org.mmlatch.run;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The complete log of a run in its file. A program without Log4j keeps its own. */
final class RunLog {
  private static final Logger LOG = LoggerFactory.getLogger(RunLog.class);

  private RunLog() {}

  /** Appends to {@code file} what is logged while {@code work} is done. */
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
