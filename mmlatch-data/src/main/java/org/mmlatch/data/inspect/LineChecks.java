package org.mmlatch.data.inspect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.mmlatch.data.SegmentLine;

/** Compares the lines of a split's JSON Lines file with its segments. */
final class LineChecks {
  private LineChecks() {}

  /**
   * Returns the defects found.
   *
   * @param segments number of segments according to the manifest
   * @param lengths number of steps of each segment; empty if they could not be read
   */
  static List<Defect> check(
      Path file, int segments, List<SegmentLine> lines, List<Integer> lengths) {
    List<Defect> defects = new ArrayList<>();
    if (lines.size() != segments) {
      defects.add(
          defect(
              "%s has %s lines, but the manifest says %s segments"
                  .formatted(file, lines.size(), segments)));
    }
    int[] misaligned =
        IntStream.range(0, Math.min(lines.size(), lengths.size()))
            .filter(i -> words(lines.get(i), lengths.get(i)) != lengths.get(i))
            .toArray();
    if (misaligned.length > 0) {
      int first = misaligned[0];
      defects.add(
          defect(
              "%s: segments with more or fewer words than steps: %s, the first %s: %s words, %s steps"
                  .formatted(
                      file,
                      misaligned.length,
                      lines.get(first).id(),
                      words(lines.get(first), lengths.get(first)),
                      lengths.get(first))));
    }
    return defects;
  }

  private static int words(SegmentLine line, int unknown) {
    return line.words().map(List::size).orElse(unknown);
  }

  private static Defect defect(String message) {
    return new Defect(Check.STRUCTURE, message);
  }
}
