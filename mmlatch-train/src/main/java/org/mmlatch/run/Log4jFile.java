package org.mmlatch.run;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.FileAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.mmlatch.io.NoLink;

/** Copies log output to a file, if SLF4J uses Log4j. */
final class Log4jFile {
  private static final String LINE =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{1}"
          + " %replace{%msg}{[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f]}{?}%n%throwable";

  private Log4jFile() {}

  /**
   * Returns whether SLF4J uses Log4j.
   *
   * @throws LinkageError if Log4j is not on the class path
   */
  static boolean isPossible() {
    return LogManager.getContext(false) instanceof LoggerContext;
  }

  /** Runs {@code work} and appends to {@code file} everything logged meanwhile. */
  static <T> T appendingTo(Path file, Supplier<T> work) {
    LoggerContext context = (LoggerContext) LogManager.getContext(false);
    Configuration configuration = context.getConfiguration();
    FileAppender appender = appender(NoLink.at(file), configuration);
    appender.start();
    configuration.getRootLogger().addAppender(appender, Level.DEBUG, null);
    context.updateLoggers();
    try {
      return work.get();
    } finally {
      configuration.getRootLogger().removeAppender(appender.getName());
      context.updateLoggers();
      appender.stop();
    }
  }

  private static FileAppender appender(Path file, Configuration configuration) {
    PatternLayout layout =
        PatternLayout.newBuilder().withConfiguration(configuration).withPattern(LINE).build();
    return FileAppender.newBuilder()
        .setName("run-" + file)
        .withFileName(file.toString())
        .withAppend(true)
        .setConfiguration(configuration)
        .setLayout(layout)
        .build();
  }
}
