package org.mmlatch.data.imports;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.mmlatch.BadDataException;
import org.mmlatch.data.csd.Pauses;
import org.mmlatch.data.source.SegmentSource;

/**
 * All sources of an import, joined.
 *
 * @param join the joined segments; their text features are word vectors if a source provides them
 * @param text statistics of the word vectors, if a source provides them
 */
record JoinedSources(Join join, Optional<TextOfWords> text) {
  static JoinedSources of(SourceSet sources) {
    List<SegmentSource> segmented = sources.segments();
    List<Path> vectors = sources.vectors();
    if (segmented.isEmpty()) {
      throw new BadDataException(
          vectors.get(0) + " has vectors of words only; add a source of segments");
    }
    if (vectors.size() > 1) {
      throw new BadDataException("Two files of word vectors, " + vectors + "; choose one");
    }
    Join join = Join.of(segmented);
    return vectors.isEmpty()
        ? new JoinedSources(join, Optional.empty())
        : of(
            TextOfWords.of(
                join,
                vectors.get(0),
                segmented.stream().anyMatch(SegmentSource::marksPauses)
                    ? Pauses::isPause
                    : word -> false));
  }

  private static JoinedSources of(TextOfWords text) {
    return new JoinedSources(text.join(), Optional.of(text));
  }
}
