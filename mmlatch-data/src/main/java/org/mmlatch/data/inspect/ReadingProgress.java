package org.mmlatch.data.inspect;

import java.util.Map;
import org.mmlatch.data.Progress;
import org.mmlatch.data.SplitInfo;
import org.mmlatch.data.SplitName;

/**
 * Reports progress in MiB. All files are read once for their digests, and tensors a second time.
 */
final class ReadingProgress {
  private static final int MIB_SHIFT = 20;

  private final Progress progress;
  private final long total;
  private long done;

  ReadingProgress(Progress progress, Map<SplitName, SplitInfo> splits) {
    this.progress = progress;
    this.total =
        splits.values().stream()
            .mapToLong(split -> 2 * split.tensors().bytes() + split.lines().bytes())
            .sum();
  }

  void read(long bytes) {
    done += bytes;
    progress.at(done >> MIB_SHIFT, total >> MIB_SHIFT);
  }

  /** Reports completion, even if some files could not be read. */
  void finish() {
    progress.at(total >> MIB_SHIFT, total >> MIB_SHIFT);
  }
}
