package org.mmlatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.message.SimpleMessage;
import org.junit.jupiter.api.Test;

class ConsoleLogTest {
  private final LoggerContext context = (LoggerContext) LogManager.getContext(false);
  private final Appender console = context.getConfiguration().getAppender("console");

  @Test
  void informationIsItsMessageAlone() {
    assertEquals("epoch 1\n", printed(Level.INFO, new Throwable("unused")));
  }

  @Test
  void warningsAndErrorsSayWhatTheyAre() {
    assertEquals("warn: epoch 1\n", printed(Level.WARN, new Throwable("unused")));
    assertEquals("error: epoch 1\n", printed(Level.ERROR, new Throwable("unused")));
  }

  @Test
  void theEngineIsQuiet() {
    assertFalse(context.getLogger("ai.djl.pytorch.jni.LibUtils").isInfoEnabled());
  }

  @Test
  void loggingIsNotEndedBehindTheProgramsBack() {
    assertFalse(context.getConfiguration().isShutdownHookEnabled());
  }

  @Test
  void theMachineIsNotAskedForItsName() {
    assertEquals("unknown", context.getConfiguration().getProperties().get("hostName"));
  }

  private String printed(Level level, Throwable thrown) {
    LogEvent event =
        Log4jLogEvent.newBuilder()
            .setLevel(level)
            .setMessage(new SimpleMessage("epoch 1"))
            .setThrown(thrown)
            .build();
    return (String) console.getLayout().toSerializable(event);
  }
}
