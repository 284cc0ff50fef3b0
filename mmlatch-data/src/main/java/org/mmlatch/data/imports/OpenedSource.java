package org.mmlatch.data.imports;

import java.nio.file.Path;
import org.mmlatch.data.source.SegmentSource;

/** A source whose format was recognised. */
sealed interface OpenedSource {
  /** Segments with labels, words or features. */
  record Segments(SegmentSource source) implements OpenedSource {}

  /** Word vectors, which become the text features of segments with known words. */
  record Vectors(Path file) implements OpenedSource {}
}
