package org.mmlatch.data.source;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.mmlatch.data.SplitName;

/** The names of the three splits in the files of other projects. */
public final class SplitText {
  private SplitText() {}

  /**
   * Returns the split in a name such as {@code mosi_dev}, if exactly one of its parts names a
   * split.
   */
  static Optional<SplitName> find(String name) {
    List<SplitName> found =
        Stream.of(name.split("[_ -]", -1)).flatMap(part -> parse(part).stream()).toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** Returns the split with a name such as {@code dev}, ignoring case. */
  public static Optional<SplitName> parse(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "train", "training", "trn" -> Optional.of(SplitName.TRAIN);
      case "valid", "val", "validation", "dev" -> Optional.of(SplitName.VALID);
      case "test", "tst" -> Optional.of(SplitName.TEST);
      default -> Optional.empty();
    };
  }
}
