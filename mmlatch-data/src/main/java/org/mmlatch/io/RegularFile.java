package org.mmlatch.io;

import java.nio.file.Files;
import java.nio.file.Path;
import org.mmlatch.BadDataException;

/** Files that are read more than once, or at places: no folders, pipes or devices. */
public final class RegularFile {
  private RegularFile() {}

  /**
   * Requires that there is one at a path.
   *
   * @throws BadDataException if not; the message says what is there
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
