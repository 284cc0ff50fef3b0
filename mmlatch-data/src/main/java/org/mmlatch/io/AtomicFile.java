package org.mmlatch.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes files atomically: a reader sees either the old or the new contents, never a part.
 *
 * <p>The contents are written to a hidden file next to the target, forced to the disk and renamed
 * to the target. Then the folder is forced to the disk as well, so that the name survives a power
 * failure.
 */
public final class AtomicFile {
  private static final Logger LOG = LoggerFactory.getLogger(AtomicFile.class);
  private static final String PARTIAL = ".partial";
  private static final int BUFFER_BYTES = 1 << 16;

  /** The files and folders that this process is filling now. */
  private static final Set<Path> UNFINISHED = ConcurrentHashMap.newKeySet();

  private AtomicFile() {}

  /** Produces the contents of a file. */
  @FunctionalInterface
  public interface Content {
    /** Writes the whole contents to {@code out}, which the caller buffers and closes. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Replaces {@code target}, whose folder must exist.
   *
   * @throws UncheckedIOException if writing fails, for example because the disk is full. The
   *     message names the target. The previous file is unchanged and no partial file remains.
   */
  public static void write(Path target, Content content) {
    write(Staging.BESIDE, target, content);
  }

  /**
   * Replaces {@code target} as {@link #write(Path, Content)} does, but prepares the file where
   * {@code staging} says.
   *
   * @throws UncheckedIOException if writing fails
   * @throws RuntimeException if the right to publish has been lost; the file is unchanged
   */
  public static void write(Staging staging, Path target, Content content) {
    Path aside = begun(staging.aside(target));
    try {
      writeAndForce(aside, content);
      move(aside, target);
    } catch (IOException | UncheckedIOException e) {
      staging.requireAllowed();
      throw e instanceof IOException failure ? failure(target, failure) : (UncheckedIOException) e;
    } finally {
      discard(aside);
      ended(aside);
    }
  }

  /**
   * Replaces {@code target} by a text in UTF-8, as {@link #write(Path, Content)} does.
   *
   * @throws UncheckedIOException if writing fails
   */
  public static void writeText(Path target, String text) {
    writeText(Staging.BESIDE, target, text);
  }

  /** Replaces {@code target} by a text in UTF-8, as {@link #write(Staging, Path, Content)} does. */
  public static void writeText(Staging staging, Path target, String text) {
    write(staging, target, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Renames a finished file or folder to its final name and forces the name to the disk. */
  static void move(Path finished, Path target) {
    try {
      Files.move(finished, target, StandardCopyOption.ATOMIC_MOVE);
      forceFolder(target);
    } catch (IOException e) {
      throw failure(target, e);
    }
  }

  /** Notes that this process fills a path, until {@link #ended}. */
  static Path begun(Path aside) {
    UNFINISHED.add(aside);
    return aside;
  }

  /** Notes that a path is published or removed. */
  static void ended(Path aside) {
    UNFINISHED.remove(aside);
  }

  /**
   * Removes the files and folders that this process has not finished, for the end of a process
   * whose threads no longer get to it. A thread that is still writing can no longer publish them.
   * What cannot be removed stays for {@link #nameLeftovers}.
   */
  public static void discardUnfinished() {
    for (Path aside : UNFINISHED) {
      try {
        // Renamed first, so that it is either published whole or not at all.
        Path removed = aside.resolveSibling(aside.getFileName() + ".removed" + PARTIAL);
        Files.move(aside, removed, StandardCopyOption.ATOMIC_MOVE);
        AtomicFolder.remove(removed);
      } catch (IOException | UncheckedIOException published) {
        LOG.debug("{} is not removed", aside, published);
      }
    }
  }

  /** Returns a path in the folder of {@code target} that no other writer uses. */
  public static Path aside(Path target) {
    return target.toAbsolutePath().resolveSibling(asideName(target));
  }

  /** Returns the file name of {@link #aside} for {@code target}. */
  public static String asideName(Path target) {
    Path name = target.toAbsolutePath().getFileName();
    String unique = ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime());
    return "." + name + "." + unique + PARTIAL;
  }

  /**
   * Returns whether a path has the form that {@link #aside} returns, in this or another process.
   */
  public static boolean isAside(Path path) {
    String name = String.valueOf(path.getFileName());
    return name.startsWith(".") && name.endsWith(PARTIAL);
  }

  /**
   * Logs a warning for each partial file or folder that killed writers of a target left. They are
   * not removed, because a writer may still be running on another machine.
   */
  public static void nameLeftovers(Path target) {
    leftovers(target)
        .forEach(
            path ->
                LOG.warn(
                    "{} was left by a program that was killed while it wrote {}; remove it unless"
                        + " one is still running",
                    path,
                    target));
  }

  /**
   * Returns the partial files and folders of a target, left by killed writers or still being
   * written.
   */
  static List<Path> leftovers(Path target) {
    Path absolute = target.toAbsolutePath();
    String prefix = "." + absolute.getFileName() + ".";
    Optional<Path> folder = Optional.ofNullable(absolute.getParent()).filter(Files::isDirectory);
    if (folder.isEmpty()) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder.get())) {
      return entries
          .filter(path -> isAside(path) && path.getFileName().toString().startsWith(prefix))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + folder.get() + ": " + e.getMessage(), e);
    }
  }

  private static void writeAndForce(Path file, Content content) throws IOException {
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        OutputStream out =
            new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES)) {
      content.writeTo(out);
      out.flush();
      channel.force(true);
    }
  }

  private static void forceFolder(Path target) throws IOException {
    Optional<Path> folder = Optional.ofNullable(target.toAbsolutePath().getParent());
    if (folder.isPresent()) {
      try (FileChannel channel = FileChannel.open(folder.get(), StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static void discard(Path aside) {
    try {
      Files.deleteIfExists(aside);
    } catch (IOException e) {
      throw failure(aside, e);
    }
  }

  /** Returns an exception that names the target and the reason why it could not be written. */
  public static UncheckedIOException failure(Path target, IOException e) {
    String message = "Cannot write " + target + ": " + reason(e);
    return new UncheckedIOException(message, e);
  }

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "its folder does not exist";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "there is a file of that name";
    }
    if (e instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    return Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
  }
}
