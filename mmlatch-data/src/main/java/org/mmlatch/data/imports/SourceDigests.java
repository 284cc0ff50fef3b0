package org.mmlatch.data.imports;

import java.util.ArrayList;
import java.util.List;
import org.mmlatch.data.FileDigest;
import org.mmlatch.data.Progress;
import org.mmlatch.data.Source;
import org.mmlatch.data.array.ByteFile;
import org.mmlatch.data.source.SourceFile;

/** Computes the SHA-256 of all source files. */
final class SourceDigests {
  private final long total;
  private final Progress progress;
  private long done;

  private SourceDigests(long total, Progress progress) {
    this.total = total;
    this.progress = progress;
  }

  /**
   * Returns the files with their digests. {@code progress} is called with the bytes read so far.
   */
  static List<Source> of(List<SourceFile> files, Progress progress) {
    SourceDigests digests = new SourceDigests(size(files), progress);
    List<Source> sources = new ArrayList<>();
    for (SourceFile file : files) {
      sources.add(new Source(file.role(), FileDigest.of(file.path(), digests::read)));
    }
    return sources;
  }

  private static long size(List<SourceFile> files) {
    long size = 0;
    for (SourceFile source : files) {
      try (ByteFile file = ByteFile.open(source.path())) {
        size += file.size();
      }
    }
    return size;
  }

  private void read(long bytes) {
    done += bytes;
    progress.at(done, total);
  }
}
