package org.mmlatch.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.mmlatch.io.Sha256;

/**
 * A file's name, without its folder, and what identifies its contents.
 *
 * @param bytes size
 * @param sha256 digest in lower-case hexadecimal
 */
public record FileDigest(String name, long bytes, String sha256) {
  /** Reads {@code file} once to describe it. */
  public static FileDigest of(Path file) {
    return of(file, bytes -> {});
  }

  /** As above; {@code progress} is told the number of bytes of each part that was read. */
  public static FileDigest of(Path file, LongConsumer progress) {
    try {
      String sha256 = Sha256.of(file, progress);
      return new FileDigest(String.valueOf(file.getFileName()), Files.size(file), sha256);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
