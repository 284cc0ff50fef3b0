package org.mmlatch.tracking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesTest {
  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("metrics.jsonl");
  }

  @Test
  void anEpochIsALine() throws IOException {
    try (JsonLines lines = JsonLines.open(file(), 0)) {
      lines.scalars(1, Map.of("loss/valid", 0.25));
      lines.scalars(2, Map.of("loss/valid", Double.NaN));
    }
    assertEquals(
        List.of("{\"epoch\":1,\"loss/valid\":0.25}", "{\"epoch\":2,\"loss/valid\":null}"),
        Files.readAllLines(file()));
  }

  @Test
  void epochsThatAreDoneAgainAndALineThatWasCutOffAreTakenAway() throws IOException {
    Files.writeString(file(), "{\"epoch\":1,\"a\":1}\n{\"epoch\":2,\"a\":2}\n{\"epoch\":2,\"a");
    try (JsonLines lines = JsonLines.open(file(), 2)) {
      assertEquals(2, lines.lastStep());
    }
    assertEquals(2, Files.readAllLines(file()).size());
    try (JsonLines lines = JsonLines.open(file(), 1)) {
      assertEquals(1, lines.lastStep());
      lines.scalars(2, Map.of("a", 3.0));
    }
    assertEquals("{\"epoch\":1,\"a\":1}\n{\"epoch\":2,\"a\":3.0}\n", Files.readString(file()));
  }
}
