package org.mmlatch.data.source;

import java.util.Locale;
import java.util.Optional;
import org.mmlatch.data.SplitName;

/** The names that the predecessors give the three splits. */
public final class SplitText {
  private SplitText() {}

  /** Returns the split of a name such as {@code dev}; case does not matter. */
  public static Optional<SplitName> parse(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "train", "training" -> Optional.of(SplitName.TRAIN);
      case "valid", "val", "validation", "dev" -> Optional.of(SplitName.VALID);
      case "test" -> Optional.of(SplitName.TEST);
      default -> Optional.empty();
    };
  }
}
