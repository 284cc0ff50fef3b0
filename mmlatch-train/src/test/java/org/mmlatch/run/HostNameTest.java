package org.mmlatch.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HostNameTest {
  @Test
  void itIsWhatTheSystemCallsItself() throws IOException {
    Process uname = new ProcessBuilder("uname", "-n").start();
    assertEquals(
        new String(uname.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim(),
        HostName.own());
  }
}
