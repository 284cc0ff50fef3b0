package org.mmlatch.data.imports;

import java.nio.file.Path;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.source.SegmentSource;

/** A source whose format was recognised. */
sealed interface OpenedSource {
  /** Returns the same source with all of its segments, if it has any, in one split. */
  OpenedSource in(SplitName split);

  /** Segments with labels, words or features. */
  record Segments(SegmentSource source) implements OpenedSource {
    @Override
    public OpenedSource in(SplitName split) {
      return new Segments(source.in(split));
    }
  }

  /** Word vectors, which become the text features of segments with known words. */
  record Vectors(Path file) implements OpenedSource {
    @Override
    public OpenedSource in(SplitName split) {
      return this;
    }
  }
}
