package org.mmlatch.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;

/**
 * A folder that is created atomically: it is filled under a hidden name next to its target and then
 * renamed to the target. Closing it without publishing removes it.
 */
public final class AtomicFolder implements AutoCloseable {
  private final Path target;
  private final Path aside;
  private final Staging staging;

  /**
   * Creates the hidden folder.
   *
   * @param target the final path, which must not exist or be an empty folder when this is published
   * @throws UncheckedIOException if the hidden folder cannot be created, or if {@link
   *     #requireReplaceable the target cannot be replaced}; the message names the target
   */
  public AtomicFolder(Path target) {
    this(target, Staging.BESIDE);
  }

  /** Creates the hidden folder where {@code staging} says. */
  public AtomicFolder(Path target, Staging staging) {
    this.target = named(target);
    this.staging = staging;
    aside = AtomicFile.begun(staging.aside(this.target));
    try {
      Files.createDirectories(aside);
      if (isEmptyFolder(this.target)) {
        replaceOnce();
      }
    } catch (IOException e) {
      AtomicFile.ended(aside);
      throw AtomicFile.failure(target, e);
    }
  }

  /**
   * Checks that an existing folder could be replaced, as far as its path tells.
   *
   * @throws UncheckedIOException if it is the current folder or contains it; the message names it
   */
  public static void requireReplaceable(Path folder) {
    var unused = named(folder);
  }

  /**
   * Returns the path under which a folder has a name that can be given to another one. A path such
   * as {@code corpus/.} has none, and that of a link is the link's.
   */
  private static Path named(Path target) {
    try {
      Path absolute = target.toAbsolutePath();
      if (!Files.isDirectory(absolute)) {
        return absolute.endsWith(".") ? absolute.getParent() : absolute;
      }
      Path named = absolute.toRealPath();
      if (Path.of("").toRealPath().startsWith(named)) {
        throw new FileSystemException(
            target.toString(),
            null,
            "it is the current folder or contains it, and would be replaced; name a new folder");
      }
      return named;
    } catch (IOException e) {
      throw AtomicFile.failure(target, e);
    }
  }

  private static boolean isEmptyFolder(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return false;
    }
    try (Stream<Path> entries = Files.list(path)) {
      return entries.findAny().isEmpty();
    }
  }

  /** Publishes the empty folder, so that it is known now whether the full one can be published. */
  private void replaceOnce() throws IOException {
    try {
      AtomicFile.move(aside, target);
    } catch (UncheckedIOException e) {
      close();
      throw new UncheckedIOException(
          e.getMessage() + "; if it is a mounted volume, name a folder inside it", e.getCause());
    }
    Files.createDirectory(aside);
  }

  /** Returns the hidden folder, to be filled before publishing. */
  public Path path() {
    return aside;
  }

  /**
   * Renames the folder to its final name and forces the name to the disk.
   *
   * @throws UncheckedIOException if the folder cannot be renamed; the message names the target
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

  /** Removes the folder if it was not published. */
  @Override
  public void close() {
    remove(aside);
    AtomicFile.ended(aside);
  }

  /**
   * Removes a folder and its contents. It is not an error if another process removes them at the
   * same time.
   *
   * @throws UncheckedIOException if a file or folder cannot be removed
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
