package org.mmlatch.data.source;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.mmlatch.Modality;

/**
 * Segments as one source has them.
 *
 * @param format the name of the source's format, for the manifest
 * @param files what the source consists of
 * @param dims features per step of each modality that it has
 * @param segments in the source's order
 */
public record SegmentSource(
    String format, List<Path> files, Map<Modality, Integer> dims, List<SourceSegment> segments) {

  /** Creates a source. */
  public SegmentSource {
    files = List.copyOf(files);
    dims = dims.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(dims));
    segments = List.copyOf(segments);
  }

  /** Returns the source's name in errors: its first file. */
  public Path path() {
    return files.get(0);
  }
}
