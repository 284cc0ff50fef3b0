package org.mmlatch.io;

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

class AtomicFileTest {
  @TempDir private Path folder;

  private static AtomicFile.Content text(String text) {
    return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private List<String> listing() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aNewFileHasTheContents() throws IOException {
    AtomicFile.write(folder.resolve("state"), text("one"));
    assertEquals("one", Files.readString(folder.resolve("state")));
  }

  @Test
  void textIsWrittenInUtf8() throws IOException {
    Path file = folder.resolve("text");
    AtomicFile.writeText(file, "mean ± deviation");
    assertEquals("mean ± deviation", Files.readString(file, StandardCharsets.UTF_8));
  }

  @Test
  void anExistingFileIsReplacedAndNothingElseIsLeft() throws IOException {
    AtomicFile.write(folder.resolve("state"), text("a long first text"));
    AtomicFile.write(folder.resolve("state"), text("two"));
    assertEquals("two", Files.readString(folder.resolve("state")));
    assertEquals(List.of("state"), listing());
  }

  @Test
  void aFailureKeepsThePreviousFileAndNamesIt() throws IOException {
    Path file = folder.resolve("state");
    AtomicFile.write(file, text("one"));
    UncheckedIOException e =
        assertThrows(
            UncheckedIOException.class,
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write('x');
                      throw new IOException("No space left on device");
                    }));
    assertEquals("Cannot write " + file + ": No space left on device", e.getMessage());
    assertEquals("one", Files.readString(file));
    assertEquals(List.of("state"), listing());
  }

  @Test
  void anUncheckedFailureOfTheContentLeavesNothing() throws IOException {
    assertThrows(
        IllegalStateException.class,
        () ->
            AtomicFile.write(
                folder.resolve("state"),
                out -> {
                  throw new IllegalStateException("bug");
                }));
    assertEquals(List.of(), listing());
  }

  @Test
  void aMissingFolderIsNamed() {
    Path file = folder.resolve("nowhere").resolve("state");
    UncheckedIOException e =
        assertThrows(UncheckedIOException.class, () -> AtomicFile.write(file, text("one")));
    assertEquals("Cannot write " + file + ": its folder does not exist", e.getMessage());
  }

  @Test
  void whatAKilledWriterLeftIsFound() throws IOException {
    Path left = Files.createDirectory(folder.resolve(".corpus.123-abc.partial"));
    Files.createDirectory(folder.resolve(".other.123-abc.partial"));
    assertEquals(List.of(left), AtomicFile.leftovers(folder.resolve("corpus")));
    assertEquals(List.of(), AtomicFile.leftovers(folder.resolve("none/corpus")));
  }

  @Test
  void whatAStoppedProcessHasNotFinishedIsRemovedAndNoLongerPublished() throws IOException {
    Path file = folder.resolve("state");
    AtomicFile.write(file, text("one"));
    try (AtomicFolder building = new AtomicFolder(folder.resolve("corpus"))) {
      AtomicFile.writeText(building.path().resolve("train"), "rows");
      assertThrows(
          UncheckedIOException.class,
          () ->
              AtomicFile.write(
                  file,
                  out -> {
                    out.write('x');
                    AtomicFile.discardUnfinished();
                  }));
      assertEquals(List.of("state"), listing());
      assertThrows(UncheckedIOException.class, building::publish);
    }
    assertEquals("one", Files.readString(file));
    AtomicFile.discardUnfinished();
    assertEquals(List.of("state"), listing());
  }
}
