package org.mmlatch.data.source;

import java.util.Locale;
import java.util.Optional;
import org.mmlatch.data.SegmentId;

/** How the segment ids of a source are interpreted. */
public enum Ids {
  /** An id names a video and a segment in it, in one of the forms of {@link IdText}. */
  PARTS,
  /**
   * An id names a segment, and each segment is treated as a separate video, unless the id has the
   * form {@code video[3]}.
   */
  WHOLE;

  /** Returns the name used on the command line and in manifests. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Parses an id; empty if {@code text} does not have the required form. */
  public Optional<SegmentId> parse(String text) {
    if (this == PARTS) {
      return IdText.parse(text);
    }
    return text.isBlank()
        ? Optional.empty()
        : SegmentId.find(text).or(() -> Optional.of(new SegmentId(text, 0)));
  }

  /** Returns what is expected of an id, for error messages. */
  public String rule(String example) {
    return this == PARTS
        ? "ids like %s (or use --ids whole, if ids do not name videos)".formatted(example)
        : "an id";
  }
}
