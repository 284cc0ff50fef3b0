package org.mmlatch.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProcessMemoryTest {
  @Test
  void itIsReadWhereTheSystemTellsItAndElseZero() {
    ProcessMemory memory = ProcessMemory.now();
    assertTrue(memory.residentBytes() > 10_000_000 && memory.peakBytes() >= memory.residentBytes());
    assertEquals(new ProcessMemory(0, 0), ProcessMemory.in(Path.of("no/proc/self/status")));
  }
}
