package org.mmlatch.run;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mmlatch.io.AtomicFile;
import org.mmlatch.io.Staging;
import org.mmlatch.train.EpochRecord;

/**
 * {@code validation.csv}: the headline metrics of the validation split after each epoch. A cell is
 * empty if the metric is undefined, or the epoch was trained by a version without this file. The
 * metrics do not select the best epoch; {@code valid_loss} in {@link HistoryFile} does.
 */
final class ValidationFile {
  private ValidationFile() {}

  static void write(Staging staging, Path file, List<EpochRecord> history) {
    Set<String> keys = new LinkedHashSet<>();
    history.forEach(epoch -> keys.addAll(epoch.validMetrics().keySet()));
    StringBuilder lines = new StringBuilder("epoch");
    keys.forEach(key -> lines.append(',').append(key));
    lines.append('\n');
    for (EpochRecord epoch : history) {
      lines.append(epoch.epoch());
      keys.forEach(
          key -> lines.append(',').append(HistoryFile.cell(epoch.validMetrics().get(key))));
      lines.append('\n');
    }
    AtomicFile.writeText(staging, file, lines.toString());
  }
}
