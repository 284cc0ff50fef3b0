package org.mmlatch.data.source;

import java.util.Locale;
import java.util.Optional;
import org.mmlatch.data.SegmentId;

/** What the ids of sources name. */
public enum Ids {
  /** A video and a segment of it, in one of the usual forms. */
  PARTS,
  /** A segment alone, unless they are of the form {@code video[3]}: each is a video of its own. */
  WHOLE;

  /** Returns the name used on the command line and in manifests. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads an id, if it is one. */
  public Optional<SegmentId> parse(String text) {
    if (this == PARTS) {
      return IdText.parse(text);
    }
    return text.isBlank()
        ? Optional.empty()
        : SegmentId.find(text).or(() -> Optional.of(new SegmentId(text, 0)));
  }

  /** Returns what an id must be, for errors. */
  public String rule(String example) {
    return this == PARTS
        ? "ids like %s (or use --ids whole, if ids do not name videos)".formatted(example)
        : "an id";
  }
}
