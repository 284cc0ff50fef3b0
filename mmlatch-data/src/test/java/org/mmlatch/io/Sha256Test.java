package org.mmlatch.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Sha256Test {
  /** FIPS 180-2, appendix B.1. */
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir private Path folder;

  @Test
  void theStandardsExampleIsReproduced() {
    assertEquals(ABC, Sha256.of("abc".getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void aFileHasTheDigestOfItsBytes() throws IOException {
    assertEquals(ABC, Sha256.of(Files.writeString(folder.resolve("file"), "abc")));
  }

  @Test
  void anUnreadableFileIsNamed() {
    Path missing = folder.resolve("missing");
    UncheckedIOException e = assertThrows(UncheckedIOException.class, () -> Sha256.of(missing));
    assertTrue(e.getMessage().contains(missing.toString()), e.getMessage());
  }
}
