package org.mmlatch.cli.common;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.mmlatch.io.AtomicFile;
import org.mmlatch.settings.SettingsException;

/** Output files whose name's ending selects their format. */
public final class OutFile {
  private OutFile() {}

  /**
   * Checks that a file's name has one of the supported endings, and that it can be written, before
   * its contents are computed.
   *
   * @param option the option that names the file, for the message
   * @throws SettingsException if it has another ending; the message lists the supported ones
   * @throws java.io.UncheckedIOException if {@link #requireWritable it cannot be written}
   */
  public static void require(String option, Path file, List<String> endings) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (endings.stream().noneMatch(name::endsWith)) {
      throw new SettingsException(
          "%s: expected a name that ends in %s; found '%s'"
              .formatted(option, oneOf(endings), file));
    }
    requireWritable(file);
  }

  /**
   * Checks that a file can be written, as far as its path and its folder's permissions tell.
   *
   * @throws java.io.UncheckedIOException if it is a folder, or {@link #requireFolder its folder}
   *     cannot be written to
   */
  public static void requireWritable(Path file) {
    if (Files.isDirectory(file)) {
      throw AtomicFile.failure(
          file, new FileSystemException(file.toString(), null, "there is a folder of that name"));
    }
    requireFolder(file.toAbsolutePath().getParent());
  }

  /**
   * Checks that a folder can be written to. If it does not exist, that it could be made.
   *
   * @throws java.io.UncheckedIOException if it cannot, or is a file
   */
  public static void requireFolder(Path folder) {
    Path existing = folder.toAbsolutePath();
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    if (!Files.isDirectory(existing)) {
      throw AtomicFile.failure(existing, new FileAlreadyExistsException(existing.toString()));
    }
    if (!Files.isWritable(existing)) {
      throw AtomicFile.failure(existing, new AccessDeniedException(existing.toString()));
    }
  }

  /**
   * Writes a file atomically, replacing an existing one, and creates its folder if necessary.
   *
   * @throws java.io.UncheckedIOException if the folder or the file cannot be written
   */
  public static void write(Path file, byte[] contents) {
    Path folder = file.toAbsolutePath().getParent();
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw AtomicFile.failure(folder, e);
    }
    AtomicFile.write(file, out -> out.write(contents));
  }

  /** Joins endings for a message, such as {@code .svg, .png or .pdf}. */
  public static String oneOf(List<String> endings) {
    int last = endings.size() - 1;
    return last == 0
        ? endings.get(0)
        : endings.stream().limit(last).collect(Collectors.joining(", "))
            + " or "
            + endings.get(last);
  }
}
