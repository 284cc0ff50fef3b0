package org.mmlatch.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.mmlatch.io.Sha256;

/**
 * A file's name without its folder, its size and its SHA-256.
 *
 * @param bytes size in bytes
 * @param sha256 SHA-256 in lower-case hexadecimal
 */
public record FileDigest(String name, long bytes, String sha256) {
  /** Reads {@code file} and returns its digest. */
  public static FileDigest of(Path file) {
    return of(file, bytes -> {});
  }

  /**
   * Reads {@code file} and returns its digest.
   *
   * @param progress called with the size in bytes of each block after it is read
   */
  public static FileDigest of(Path file, LongConsumer progress) {
    try {
      String sha256 = Sha256.of(file, progress);
      return new FileDigest(String.valueOf(file.getFileName()), Files.size(file), sha256);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
