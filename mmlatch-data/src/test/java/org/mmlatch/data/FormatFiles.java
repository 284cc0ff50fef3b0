package org.mmlatch.data;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;

/** The invented files that {@code data/formats/make.py} wrote. */
public final class FormatFiles {
  private FormatFiles() {}

  /** Returns one of them. */
  public static Path path(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(FormatFiles.class.getResource("/data/formats/" + name)).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
