package org.mmlatch.cli.common;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.mmlatch.io.AtomicFile;
import org.mmlatch.settings.SettingsException;

/** Files whose names say what is written to them. */
public final class OutFile {
  private OutFile() {}

  /**
   * Checks that a file's name ends as its contents will be, before they are made.
   *
   * @param option that names the file
   * @throws SettingsException if it ends otherwise; the message says what is possible
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
   * Writes a file, replaced if it exists, and the folder that it is to lie in, if that is absent.
   *
   * @throws java.io.UncheckedIOException if that is impossible
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

  /** Returns {@code .svg, .png or .pdf}. */
  public static String oneOf(List<String> endings) {
    int last = endings.size() - 1;
    return last == 0
        ? endings.get(0)
        : endings.stream().limit(last).collect(Collectors.joining(", "))
            + " or "
            + endings.get(last);
  }
}
