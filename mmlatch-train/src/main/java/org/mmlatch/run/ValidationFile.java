package org.mmlatch.run;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mmlatch.io.AtomicFile;
import org.mmlatch.io.Staging;
import org.mmlatch.train.EpochRecord;

/**
 * {@code validation.csv}: what the validation split came to after each epoch, by the metrics of the
 * task's headline; empty where one is undefined, or the epoch is of a version that did not say.
 * Nothing is chosen by it: that is {@code valid_loss} of {@link HistoryFile}.
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
