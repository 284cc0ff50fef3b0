package org.mmlatch.cli.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutFileTest {
  private static final List<String> ENDINGS = List.of(".json");

  @TempDir private Path folder;

  private String messageOf(Path file) {
    return assertThrows(UncheckedIOException.class, () -> OutFile.require("--trace", file, ENDINGS))
        .getMessage();
  }

  @Test
  void aFileMayBeInAFolderThatIsStillToBeMade() throws IOException {
    Path file = folder.resolve("new/newer/trace.json");
    OutFile.require("--trace", file, ENDINGS);
    try (Stream<Path> entries = Files.list(folder)) {
      assertEquals(0, entries.count(), "only looked at");
    }
    OutFile.write(file, "{}".getBytes(StandardCharsets.UTF_8));
    OutFile.require("--trace", file, ENDINGS);
  }

  @Test
  void aFolderOfThatNameIsSaidAtOnce() throws IOException {
    Path taken = Files.createDirectory(folder.resolve("trace.json"));
    assertEquals("Cannot write " + taken + ": there is a folder of that name", messageOf(taken));
  }

  @Test
  void aFileInPlaceOfTheFolderIsSaidAtOnce() throws IOException {
    Path taken = Files.writeString(folder.resolve("results"), "one");
    assertEquals(
        "Cannot write " + taken + ": there is a file of that name",
        messageOf(taken.resolve("new/trace.json")));
  }

  @Test
  void aFolderThatCannotBeWrittenToIsSaidAtOnce() {
    Path processes = Path.of("/proc/1"); // which not even root can write to
    assertEquals(
        "Cannot write " + processes + ": permission denied",
        messageOf(processes.resolve("new/trace.json")));
  }
}
