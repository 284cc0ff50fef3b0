package org.mmlatch.data.source;

import java.nio.file.Path;
import java.util.Optional;
import org.mmlatch.data.SplitName;

/**
 * Which split a whole file is of.
 *
 * @param told by the user
 * @param named by the file: it is called {@code dev.pkl}, or {@code dev_sent_emo.csv}
 */
public record FileSplit(Optional<SplitName> told, Optional<SplitName> named) {
  /** Returns what is known of a file. */
  public static FileSplit of(Path file, Optional<SplitName> told) {
    String name = String.valueOf(file.getFileName()).replaceFirst("\\..*", "");
    return new FileSplit(told, SplitText.find(name));
  }

  /** Returns what the user says, or else the name. */
  public Optional<SplitName> ofFile() {
    return told.or(() -> named);
  }
}
