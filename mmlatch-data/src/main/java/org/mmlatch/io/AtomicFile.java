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
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a file so that a reader finds the old contents or the new ones, never a part.
 *
 * <p>The contents go to a hidden file beside the target, are forced to the disk and take the
 * target's name in one step; then the folder is forced, so that the name survives a power failure.
 */
public final class AtomicFile {
  private static final Logger LOG = LoggerFactory.getLogger(AtomicFile.class);
  private static final String PARTIAL = ".partial";
  private static final int BUFFER_BYTES = 1 << 16;

  private AtomicFile() {}

  /** Produces the contents of a file. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of the contents to {@code out}, which the caller buffers and closes. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Replaces {@code target}, whose folder must exist.
   *
   * @throws UncheckedIOException if writing fails, for example because the disk is full. The
   *     message names the target; the previous file is as it was and nothing is left beside it.
   */
  public static void write(Path target, Content content) {
    write(Staging.BESIDE, target, content);
  }

  /**
   * As {@link #write(Path, Content)}, prepared elsewhere.
   *
   * @throws UncheckedIOException if writing fails
   * @throws RuntimeException if the right to publish has been lost; the file is as it was
   */
  public static void write(Staging staging, Path target, Content content) {
    Path aside = staging.aside(target);
    try {
      writeAndForce(aside, content);
      move(aside, target);
    } catch (IOException | UncheckedIOException e) {
      staging.requireAllowed();
      throw e instanceof IOException failure ? failure(target, failure) : (UncheckedIOException) e;
    } finally {
      discard(aside);
    }
  }

  /**
   * As {@link #write}, for contents that are text, in UTF-8.
   *
   * @throws UncheckedIOException as {@link #write} does
   */
  public static void writeText(Path target, String text) {
    writeText(Staging.BESIDE, target, text);
  }

  /** As {@link #write(Staging, Path, Content)}, for contents that are text, in UTF-8. */
  public static void writeText(Staging staging, Path target, String text) {
    write(staging, target, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Gives what is finished its final name and forces that name to the disk. */
  static void move(Path finished, Path target) {
    try {
      Files.move(finished, target, StandardCopyOption.ATOMIC_MOVE);
      forceFolder(target);
    } catch (IOException e) {
      throw failure(target, e);
    }
  }

  /** Returns a path beside {@code target} that no other writer uses. */
  public static Path aside(Path target) {
    return target.toAbsolutePath().resolveSibling(asideName(target));
  }

  /** Returns the name that {@link #aside} gives what is to become {@code target}. */
  public static String asideName(Path target) {
    Path name = target.toAbsolutePath().getFileName();
    String unique = ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime());
    return "." + name + "." + unique + PARTIAL;
  }

  /** Returns whether a path was made by {@link #aside}, by this process or one that died. */
  public static boolean isAside(Path path) {
    String name = String.valueOf(path.getFileName());
    return name.startsWith(".") && name.endsWith(PARTIAL);
  }

  /**
   * Tells the user what writers of a target left beside it that were killed; nothing is removed, as
   * one of them may be at work on another machine.
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

  /** Returns what writers of a target left beside it or are writing just now. */
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

  /** Returns an error that names what could not be written or made, and why. */
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
