package org.mmlatch.cli.data;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.mmlatch.BadDataException;
import org.mmlatch.data.labels.CsvLayout;

/**
 * Reads the column {@code text} of a CSV file and counts its words, separated by white space, in
 * each row.
 */
final class WordCounts {
  private static final String COLUMN = "text";

  private WordCounts() {}

  static List<Integer> read(Path file) {
    List<Integer> counts =
        CsvLayout.rowsWith(COLUMN, file).stream()
            .map(row -> words(row.findField(COLUMN).orElse("")))
            .toList();
    if (counts.isEmpty()) {
      throw new BadDataException(file + ": expected at least one row under a header");
    }
    return counts;
  }

  private static int words(String text) {
    return Math.max(1, (int) Stream.of(text.trim().split("\\s+", -1)).count());
  }
}
