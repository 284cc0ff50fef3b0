package org.mmlatch.eval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Writes files of text, each as a whole or not at all. */
public final class TextFiles {
  private TextFiles() {}

  /**
   * Replaces a file, whose folder must exist.
   *
   * @throws UncheckedIOException if it cannot be written; the message says what to look at
   */
  public static void write(Path file, String content) {
    try {
      AtomicFile.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "%s cannot be written (%s). Check that its folder exists, is writable and has room."
              .formatted(file, e),
          e);
    }
  }
}
