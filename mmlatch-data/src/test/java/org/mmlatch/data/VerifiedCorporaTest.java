package org.mmlatch.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmlatch.BadDataException;

class VerifiedCorporaTest {
  @TempDir private Path folder;
  private Path corpus;
  private VerifiedCorpora verified;

  @BeforeEach
  void writeCorpus() throws IOException {
    corpus = Corpora.write(folder.resolve("corpus")).folder();
    verified = new VerifiedCorpora(Files.createDirectory(folder.resolve("sweep")));
  }

  private long memories() throws IOException {
    try (Stream<Path> files = Files.list(verified.memory())) {
      return files.count();
    }
  }

  @Test
  void aCorpusIsReadOnceAsLongAsItsFilesStayAsTheyAre() throws IOException {
    verified.open(corpus);
    assertEquals(1, memories());
    verified.open(corpus);
    assertEquals(1, memories());
    Files.setLastModifiedTime(corpus.resolve("test.jsonl"), FileTime.fromMillis(1));
    verified.open(corpus);
    assertEquals(2, memories());
  }

  @Test
  void aFileAlteredAfterwardsIsNoticedWhateverItsTime() throws IOException {
    verified.open(corpus);
    Path file = corpus.resolve("train.safetensors");
    FileTime before = Files.getLastModifiedTime(file);
    byte[] contents = Files.readAllBytes(file);
    contents[contents.length - 1] ^= 0x40;
    Files.write(file, contents);
    Files.setLastModifiedTime(file, before);
    String message = assertThrows(BadDataException.class, () -> verified.open(corpus)).getMessage();
    assertTrue(message.startsWith(file + " was changed"), message);
  }

  @Test
  void twoCorporaAreRememberedSideBySide() throws IOException {
    verified.open(corpus);
    verified.open(Corpora.write(folder.resolve("second")).folder());
    assertEquals(2, memories());
  }
}
