package org.mmlatch.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFolderTest {
  @TempDir private Path folder;

  private List<String> listing() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aPublishedFolderTakesItsNameAndStays() throws IOException {
    try (AtomicFolder building = new AtomicFolder(folder.resolve("corpus"))) {
      assertTrue(AtomicFile.isAside(building.path()));
      Files.writeString(building.path().resolve("file"), "one");
      building.publish();
    }
    assertEquals("one", Files.readString(folder.resolve("corpus").resolve("file")));
    assertEquals(List.of("corpus"), listing());
  }

  @Test
  void nothingIsLeftOfOneThatWasNotPublished() throws IOException {
    try (AtomicFolder building = new AtomicFolder(folder.resolve("corpus"))) {
      Path inside = Files.createDirectories(building.path().resolve("a").resolve("b"));
      Files.writeString(inside.resolve("file"), "one");
    }
    assertEquals(List.of(), listing());
  }

  @Test
  void itNeverReplacesAFolderWithContents() throws IOException {
    Path target = Files.createDirectory(folder.resolve("corpus"));
    Files.writeString(target.resolve("mine"), "one");
    try (AtomicFolder building = new AtomicFolder(target)) {
      UncheckedIOException e = assertThrows(UncheckedIOException.class, building::publish);
      assertTrue(e.getMessage().startsWith("Cannot write " + target), e.getMessage());
    }
    assertEquals("one", Files.readString(target.resolve("mine")));
    assertEquals(List.of("corpus"), listing());
  }

  @Test
  void aFolderThatCannotBeMadeNamesItsTarget() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "one");
    UncheckedIOException e =
        assertThrows(
            UncheckedIOException.class, () -> new AtomicFolder(file.resolve("corpus")).close());
    assertTrue(e.getMessage().startsWith("Cannot write " + file), e.getMessage());
  }

  @Test
  void removingWhatIsNotThereIsNoError() {
    AtomicFolder.remove(folder.resolve("nowhere"));
    assertFalse(Files.exists(folder.resolve("nowhere")));
  }

  @Test
  void aLinkToAnEmptyFolderIsRefusedBeforeAnythingIsWritten() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), empty);
    String message =
        assertThrows(UncheckedIOException.class, () -> new AtomicFolder(link)).getMessage();
    assertTrue(message.endsWith("if it is a link or a volume, name a folder inside it"), message);
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(empty, link), files.sorted().toList());
    }
  }
}
