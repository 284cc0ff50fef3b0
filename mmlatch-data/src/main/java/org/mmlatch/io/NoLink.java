package org.mmlatch.io;

import java.nio.file.Files;
import java.nio.file.Path;
import org.mmlatch.BadDataException;

/**
 * Protects files that are written in place or appended to from being redirected by symbolic links.
 * In a folder created by someone else, such a file may be a link to one of the user's own files.
 * ({@link AtomicFile} replaces a link instead of following it.)
 */
public final class NoLink {
  private NoLink() {}

  /**
   * Returns {@code file} unless it is a symbolic link.
   *
   * @throws BadDataException if {@code file} is a symbolic link
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
