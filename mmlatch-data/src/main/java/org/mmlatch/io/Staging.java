package org.mmlatch.io;

import java.nio.file.Path;

/**
 * Where a file or folder is prepared before it is renamed to its final name. If it is prepared in a
 * folder that another process can take over, it cannot be published afterwards, because publishing
 * renames it out of that folder.
 */
@FunctionalInterface
public interface Staging {
  /** Prepares next to the target, for a single writer. */
  Staging BESIDE = AtomicFile::aside;

  /**
   * Returns a path on the target's file system that no other writer uses.
   *
   * @throws RuntimeException if the right to publish has been lost
   */
  Path aside(Path target);

  /**
   * Checks that publishing is still allowed.
   *
   * @throws RuntimeException if the right to publish has been lost; the message says to whom
   */
  default void requireAllowed() {}
}
