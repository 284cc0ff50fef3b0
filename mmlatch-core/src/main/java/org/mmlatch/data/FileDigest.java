package org.mmlatch.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    try {
      return new FileDigest(String.valueOf(file.getFileName()), Files.size(file), Sha256.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
