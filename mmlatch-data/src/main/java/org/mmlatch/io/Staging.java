package org.mmlatch.io;

import java.nio.file.Path;

/**
 * Where a file or folder is prepared before it takes its name. Who prepares in a folder that others
 * can take away cannot publish once they have: the last step is a renaming out of that folder.
 */
@FunctionalInterface
public interface Staging {
  /** Beside the target, for whoever writes alone. */
  Staging BESIDE = AtomicFile::aside;

  /**
   * Returns a path on the target's file system that no other writer uses.
   *
   * @throws RuntimeException if the right to publish has been lost
   */
  Path aside(Path target);

  /**
   * Does nothing as long as publishing is allowed.
   *
   * @throws RuntimeException if the right to publish has been lost; it says to whom
   */
  default void requireAllowed() {}
}
