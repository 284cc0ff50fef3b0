package org.mmlatch.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mmlatch.BadDataException;
import org.mmlatch.io.Sha256;

/** Compares files with their size and digest in the manifest. */
public final class FileChecks {
  private FileChecks() {}

  /**
   * Compares the file's size with the manifest. Does not read the file.
   *
   * @throws BadDataException if the file does not exist or its size differs
   */
  public static void checkSize(Path file, FileDigest expected) {
    if (!Files.isRegularFile(file)) {
      throw new BadDataException("The corpus is incomplete: it lacks the file " + file);
    }
    long size = size(file);
    if (size != expected.bytes()) {
      throw new BadDataException(
          "%s has %s bytes, but the manifest says %s; copy or import the corpus again"
              .formatted(file, size, expected.bytes()));
    }
  }

  /**
   * Reads the file and compares its SHA-256 with the manifest.
   *
   * @throws BadDataException if the digests differ
   */
  public static void checkContents(Path file, FileDigest expected) {
    String found = Sha256.of(file);
    if (!found.equals(expected.sha256())) {
      throw new BadDataException(
          "%s was changed: its SHA-256 is %s, but the manifest says %s"
              .formatted(file, found, expected.sha256()));
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
