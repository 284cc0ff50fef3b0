package org.mmlatch.cli.common;

import java.io.IOException;
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
   * Checks that a file's name has one of the supported endings.
   *
   * @param option the option that names the file, for the message
   * @throws SettingsException if it has another ending; the message lists the supported ones
   */
  public static void require(String option, Path file, List<String> endings) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (endings.stream().noneMatch(name::endsWith)) {
      throw new SettingsException(
          "%s: expected a name that ends in %s; found '%s'"
              .formatted(option, oneOf(endings), file));
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
