package org.mmlatch.data.imports;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mmlatch.BadDataException;
import org.mmlatch.data.csd.Pauses;
import org.mmlatch.data.source.SegmentSource;

/**
 * All sources of an import, joined.
 *
 * @param join the joined segments; their text features are word vectors if a source provides them
 * @param text statistics of the word vectors, if a source provides them
 * @param formats the formats of the sources of segments
 */
record JoinedSources(Join join, Optional<TextOfWords> text, Set<String> formats) {
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
    Set<String> formats =
        segmented.stream().map(SegmentSource::format).collect(Collectors.toUnmodifiableSet());
    if (vectors.isEmpty()) {
      return new JoinedSources(join, Optional.empty(), formats);
    }
    TextOfWords text =
        TextOfWords.of(
            join,
            vectors.get(0),
            segmented.stream().anyMatch(SegmentSource::marksPauses)
                ? Pauses::isPause
                : word -> false);
    return new JoinedSources(text.join(), Optional.of(text), formats);
  }
}
