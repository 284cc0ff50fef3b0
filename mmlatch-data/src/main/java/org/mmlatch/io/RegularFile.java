package org.mmlatch.io;

import java.nio.file.Files;
import java.nio.file.Path;
import org.mmlatch.BadDataException;

/**
 * Checks for regular files, which unlike pipes and devices can be read repeatedly and at any
 * position.
 */
public final class RegularFile {
  private RegularFile() {}

  /**
   * Requires {@code path} to be a regular file.
   *
   * @throws BadDataException if it is not; the message says what it is
   */
  public static void require(Path path) {
    if (Files.isRegularFile(path)) {
      return;
    }
    if (!Files.exists(path)) {
      throw new BadDataException("There is no file " + path);
    }
    throw new BadDataException(
        path
            + (Files.isDirectory(path)
                ? " is a folder; expected a file"
                : " is a pipe or a device; expected a file: save it as one first"));
  }
}
