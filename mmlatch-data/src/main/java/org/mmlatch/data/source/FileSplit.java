package org.mmlatch.data.source;

import java.nio.file.Path;
import java.util.Optional;
import org.mmlatch.data.SplitName;

/**
 * The split that all segments of a file belong to.
 *
 * @param told the split given by the user
 * @param named the split in the file name, such as {@code dev.pkl} or {@code dev_sent_emo.csv}
 */
public record FileSplit(Optional<SplitName> told, Optional<SplitName> named) {
  /** Returns the split of a file from the user's choice and the file name. */
  public static FileSplit of(Path file, Optional<SplitName> told) {
    String name = String.valueOf(file.getFileName()).replaceFirst("\\..*", "");
    return new FileSplit(told, SplitText.find(name));
  }

  /** Returns the user's choice or, failing that, the split in the file name. */
  public Optional<SplitName> ofFile() {
    return told.or(() -> named);
  }
}
