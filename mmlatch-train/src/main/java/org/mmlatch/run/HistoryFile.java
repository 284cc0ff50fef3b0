package org.mmlatch.run;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.mmlatch.io.AtomicFile;
import org.mmlatch.train.EpochRecord;

/** {@code history.csv}: a line per epoch, free of clocks. */
final class HistoryFile {
  private static final String HEADER = "epoch,train_loss,valid_loss,learning_rate\n";

  private HistoryFile() {}

  static void write(Path file, List<EpochRecord> history) {
    String lines =
        history.stream()
            .map(
                epoch ->
                    "%d,%s,%s,%s\n"
                        .formatted(
                            epoch.epoch(),
                            epoch.trainLoss(),
                            epoch.validLoss(),
                            epoch.learningRate()))
            .collect(Collectors.joining());
    byte[] bytes = (HEADER + lines).getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(file, out -> out.write(bytes));
  }
}
