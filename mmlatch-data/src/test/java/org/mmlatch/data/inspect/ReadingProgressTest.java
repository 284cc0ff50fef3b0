package org.mmlatch.data.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mmlatch.data.FileDigest;
import org.mmlatch.data.SplitInfo;
import org.mmlatch.data.SplitName;

class ReadingProgressTest {
  private static final long MIB = 1 << 20;

  private static SplitInfo split(long tensors, long lines) {
    return new SplitInfo(
        1,
        1,
        new FileDigest("tensors", tensors * MIB, ""),
        new FileDigest("lines", lines * MIB, ""),
        List.of(),
        Map.of());
  }

  @Test
  void tensorsAreReadTwiceAndLinesOnce() {
    List<List<Long>> told = new ArrayList<>();
    ReadingProgress progress =
        new ReadingProgress(
            (done, total) -> told.add(List.of(done, total)),
            Map.of(SplitName.TRAIN, split(100, 7), SplitName.TEST, split(10, 1)));
    progress.read(3 * MIB);
    progress.read(2 * MIB - 1);
    progress.finish();
    assertEquals(List.of(List.of(3L, 228L), List.of(4L, 228L), List.of(228L, 228L)), told);
  }
}
