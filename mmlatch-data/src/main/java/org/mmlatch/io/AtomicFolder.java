package org.mmlatch.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

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
   * Removes a folder and all that is in it, whatever of it is left: another process may be removing
   * it, too.
   *
   * @throws UncheckedIOException if something of it cannot be removed
   */
  public static void remove(Path folder) {
    try {
      Files.walkFileTree(folder, new Removal());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot remove " + folder + ": " + e.getMessage(), e);
    }
  }

  private static final class Removal extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      requireGone(failure);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path entered, IOException failure)
        throws IOException {
      if (failure != null) {
        requireGone(failure);
      }
      Files.deleteIfExists(entered);
      return FileVisitResult.CONTINUE;
    }

    private static void requireGone(IOException failure) throws IOException {
      if (!(failure instanceof NoSuchFileException)) {
        throw failure;
      }
    }
  }
}
