package org.mmlatch.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.mmlatch.BadDataException;
import org.mmlatch.eval.report.RunView;
import org.mmlatch.io.AtomicFile;
import org.mmlatch.io.Staging;
import org.mmlatch.train.EpochRecord;

/** {@code history.csv}: a line per epoch, free of clocks. */
final class HistoryFile {
  private static final String HEADER = "epoch,train_loss,valid_loss,learning_rate\n";

  private HistoryFile() {}

  static void write(Staging staging, Path file, List<EpochRecord> history) {
    String lines =
        history.stream()
            .map(
                epoch ->
                    epoch.epoch()
                        + ","
                        + epoch.trainLoss()
                        + ","
                        + epoch.validLoss()
                        + ","
                        + epoch.learningRate()
                        + "\n")
            .collect(Collectors.joining());
    AtomicFile.writeText(staging, file, HEADER + lines);
  }

  /**
   * Reads the epochs so far; none before the first is over.
   *
   * @throws BadDataException if the file is damaged
   */
  static List<RunView.Epoch> read(Path file) {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      return Files.readAllLines(file).stream().skip(1).map(line -> epoch(file, line)).toList();
    } catch (IOException e) {
      throw new BadDataException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static RunView.Epoch epoch(Path file, String line) {
    try {
      String[] cells = line.split(",", -1);
      return new RunView.Epoch(
          Integer.parseInt(cells[0]),
          Double.parseDouble(cells[1]),
          Double.parseDouble(cells[2]),
          Double.parseDouble(cells[3]));
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw new BadDataException(
          "%s: expected lines of %s, found '%s'".formatted(file, HEADER.strip(), line), e);
    }
  }
}
