package org.mmlatch.cli.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private long now = 1;

  private ProgressLine line(boolean terminal) {
    return new ProgressLine(out, terminal, "importing", "segments", () -> now);
  }

  private String shown() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private void seconds(double seconds) {
    now += (long) (seconds * 1e9);
  }

  @Test
  void aTerminalShowsOneLineThatRewritesItselfAndVanishes() {
    ProgressLine line = line(true);
    line.at(0, 4);
    seconds(1);
    line.at(1, 4);
    seconds(1);
    line.at(2, 4);
    assertEquals("\rimporting 1/4 segments, 3 s left\rimporting 2/4 segments, 2 s left", shown());
    line.at(4, 4);
    assertTrue(shown().endsWith("\r"), shown());
  }

  @Test
  void elsewhereThereIsAPlainLineNowAndThen() {
    ProgressLine line = line(false);
    line.at(1, 100);
    assertEquals("", shown());
    seconds(11);
    line.at(12, 100);
    line.at(13, 100);
    assertEquals("importing 12/100 segments, 1:28 min left" + System.lineSeparator(), shown());
    assertFalse(shown().contains("\r"));
  }

  @Test
  void whatWasDoneBeforeDoesNotMakeItFaster() {
    ProgressLine line = line(true);
    line.at(50, 100);
    seconds(10);
    line.at(60, 100);
    assertTrue(shown().endsWith("importing 60/100 segments, 40 s left"), shown());
  }

  @Test
  void theClockStartsWithTheFirstProgress() {
    ProgressLine line = line(true);
    seconds(3600); // something else is read first
    line.at(1, 100);
    assertEquals("", shown(), "nothing can be told from one time");
    seconds(1);
    line.at(2, 100);
    assertTrue(shown().endsWith("importing 2/100 segments, 1:38 min left"), shown());
  }

  @Test
  void timesAreReadable() {
    assertEquals("42 s", ProgressLine.time(42.4));
    assertEquals("3:05 min", ProgressLine.time(185));
    assertEquals("1:02:00 h", ProgressLine.time(3720));
  }
}
