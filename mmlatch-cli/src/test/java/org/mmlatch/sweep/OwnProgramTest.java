package org.mmlatch.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnProgramTest {
  @Test
  void itCompilesQuicklyUnlessItsOwnOptionsSayOtherwise() {
    List<String> command = OwnProgram.command("org.example.Main", List.of("sweep", "run"));
    assertTrue(command.get(0).endsWith("java"), command.toString());
    assertEquals("-XX:TieredStopAtLevel=1", command.get(1), "before options that may undo it");
    List<String> own = ManagementFactory.getRuntimeMXBean().getInputArguments();
    assertTrue(command.containsAll(own), "the same options as here: " + command);
    int size = command.size();
    assertEquals(List.of("org.example.Main", "sweep", "run"), command.subList(size - 3, size));
  }
}
