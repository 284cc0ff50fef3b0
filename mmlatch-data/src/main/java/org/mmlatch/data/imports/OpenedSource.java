package org.mmlatch.data.imports;

import java.nio.file.Path;
import org.mmlatch.data.source.SegmentSource;

/** What a source turned out to be. */
sealed interface OpenedSource {
  /** Segments with labels, words or features. */
  record Segments(SegmentSource source) implements OpenedSource {}

  /** Vectors of words, which become the text of segments whose words are known. */
  record Vectors(Path file) implements OpenedSource {}
}
