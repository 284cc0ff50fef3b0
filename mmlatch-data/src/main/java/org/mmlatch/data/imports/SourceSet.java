package org.mmlatch.data.imports;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mmlatch.BadDataException;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.array.OpenFiles;
import org.mmlatch.data.source.SegmentSource;
import org.mmlatch.data.source.SourceFile;
import org.mmlatch.data.source.SourceSegment;

/** The open sources of an import. */
final class SourceSet implements AutoCloseable {
  private final OpenFiles files = new OpenFiles();
  private final List<OpenedSource> sources = new ArrayList<>();

  private SourceSet() {}

  /**
   * Opens all sources.
   *
   * @throws BadDataException if a source is damaged or has no known format
   */
  static SourceSet open(ImportOptions options) {
    SourceSet set = new SourceSet();
    try {
      options.sources().forEach(path -> set.add(path, Optional.empty(), options));
      options.splits().forEach((split, path) -> set.add(path, Optional.of(split), options));
      return set;
    } catch (RuntimeException e) {
      set.close();
      throw e;
    }
  }

  private void add(Path path, Optional<SplitName> split, ImportOptions options) {
    if (!Files.exists(path)) {
      throw new BadDataException("There is no file or folder " + path);
    }
    OpenedSource source =
        SourceFormat.open(new Peek(path, split, options.reading().csv(), files), options);
    sources.add(split.map(source::in).orElse(source));
  }

  /** Returns the files of word vectors. */
  List<Path> vectors() {
    return sources.stream()
        .filter(OpenedSource.Vectors.class::isInstance)
        .map(source -> ((OpenedSource.Vectors) source).file())
        .toList();
  }

  /**
   * Returns the sources of segments. Files with the same format that contain different splits are
   * merged into one source.
   */
  List<SegmentSource> segments() {
    List<SegmentSource> merged = new ArrayList<>();
    for (OpenedSource source : sources) {
      if (source instanceof OpenedSource.Segments segments) {
        add(merged, segments.source());
      }
    }
    return merged;
  }

  private static void add(List<SegmentSource> merged, SegmentSource next) {
    for (int i = 0; i < merged.size(); i++) {
      if (areParts(merged.get(i), next)) {
        merged.set(i, concatenated(merged.get(i), next));
        return;
      }
    }
    merged.add(next);
  }

  /**
   * Returns whether two sources are different splits of the same data, which are concatenated
   * rather than joined.
   */
  private static boolean areParts(SegmentSource one, SegmentSource other) {
    return one.format().equals(other.format())
        && one.dims().equals(other.dims())
        && one.withRows().equals(other.withRows())
        && onlySplit(other).isPresent()
        && one.segments().stream()
            .allMatch(s -> s.split().isPresent() && !s.split().equals(onlySplit(other)));
  }

  private static Optional<SplitName> onlySplit(SegmentSource source) {
    List<Optional<SplitName>> splits =
        source.segments().stream().map(SourceSegment::split).distinct().limit(2).toList();
    return splits.size() == 1 ? splits.get(0) : Optional.empty();
  }

  private static SegmentSource concatenated(SegmentSource one, SegmentSource other) {
    List<SourceFile> files = new ArrayList<>(one.files());
    files.addAll(other.files());
    List<SourceSegment> segments = new ArrayList<>(one.segments());
    segments.addAll(other.segments());
    one.notes().addAll(other.notes());
    return new SegmentSource(
        one.format(),
        files,
        one.dims(),
        one.featureNames(),
        Join.columns(List.of(one, other)),
        one.notes(),
        segments,
        one.withRows());
  }

  @Override
  public void close() {
    files.close();
  }
}
