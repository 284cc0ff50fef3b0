package org.mmlatch.io;

import java.nio.file.Files;
import java.nio.file.Path;
import org.mmlatch.BadDataException;

/**
 * For files that are written in place or appended to. In a folder that somebody else has made such
 * a file may be a link to one of the user's, which would be written instead. (What {@link
 * AtomicFile} writes takes the place of a link.)
 */
public final class NoLink {
  private NoLink() {}

  /**
   * Returns a file that is absent, or a file itself.
   *
   * @throws BadDataException if it is a link
   */
  public static Path at(Path file) {
    if (Files.isSymbolicLink(file)) {
      throw new BadDataException(
          file
              + " is a link; expected a file of its own folder. Nothing is written through it: remove it"
              + " if it is not yours");
    }
    return file;
  }
}
