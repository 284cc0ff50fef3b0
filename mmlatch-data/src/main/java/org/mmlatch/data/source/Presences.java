package org.mmlatch.data.source;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The presence targets of published corpora with binary labels: humor and sarcasm. */
public final class Presences {
  private static final String HUMOR = "humor";

  private Presences() {}

  /** Returns the presence target that the name of a file or its folder suggests, if any. */
  public static Optional<String> of(Path file) {
    String name =
        Optional.ofNullable(file.toAbsolutePath().getParent())
                .map(Path::getFileName)
                .map(Path::toString)
                .orElse("")
            + "/"
            + file.getFileName();
    String plain = name.toLowerCase(Locale.ROOT);
    if (plain.matches(".*(humou?r|funny).*")) {
      return Optional.of(HUMOR);
    }
    return plain.matches(".*(sarcas|mustard).*") ? Optional.of("sarcasm") : Optional.empty();
  }

  /** Returns the target of MISA's files that have no segment ids. */
  public static String humor() {
    return HUMOR;
  }
}
