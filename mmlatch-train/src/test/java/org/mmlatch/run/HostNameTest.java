package org.mmlatch.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HostNameTest {
  @Test
  void itIsWhatTheSystemCallsItselfWithAndWithoutProc() throws IOException {
    Process uname = new ProcessBuilder("uname", "-n").start();
    String name = new String(uname.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
    assertEquals(name, HostName.own());
    assertEquals(name, HostName.uname());
  }
}
