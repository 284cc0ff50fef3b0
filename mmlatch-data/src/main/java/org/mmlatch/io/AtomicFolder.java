package org.mmlatch.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A folder that appears complete or not at all: it is filled under a hidden name beside its target
 * and takes the target's name in one step. What was never published is removed when this is closed.
 */
public final class AtomicFolder implements AutoCloseable {
  private final Path target;
  private final Path aside;
  private final Staging staging;

  /**
   * Makes the hidden folder.
   *
   * @param target must not exist, or be an empty folder, when it is published
   * @throws UncheckedIOException if it cannot be made; the message names the target
   */
  public AtomicFolder(Path target) {
    this(target, Staging.BESIDE);
  }

  /** As {@link #AtomicFolder(Path)}, filled where {@code staging} says. */
  public AtomicFolder(Path target, Staging staging) {
    this.target = target.toAbsolutePath();
    this.staging = staging;
    aside = staging.aside(target);
    try {
      Files.createDirectories(aside);
    } catch (IOException e) {
      throw AtomicFile.failure(target, e);
    }
  }

  /** Returns where it is to be filled. */
  public Path path() {
    return aside;
  }

  /**
   * Gives the folder its final name and forces that name to the disk.
   *
   * @throws UncheckedIOException if it cannot be renamed; the message names the target
   * @throws RuntimeException if the right to publish has been lost
   */
  public void publish() {
    try {
      AtomicFile.move(aside, target);
    } catch (UncheckedIOException e) {
      staging.requireAllowed();
      throw e;
    }
  }

  /** Removes what has not been published. */
  @Override
  public void close() {
    remove(aside);
  }

  /**
   * Removes a folder and all that is in it; does nothing if it does not exist.
   *
   * @throws UncheckedIOException if something of it cannot be removed
   */
  public static void remove(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> entries = Files.walk(folder)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(entry);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove " + folder + ": " + e.getMessage(), e);
    }
  }
}
