package org.mmlatch.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mmlatch.BadDataException;
import org.mmlatch.eval.report.RunView;
import org.mmlatch.io.AtomicFile;
import org.mmlatch.io.Staging;
import org.mmlatch.train.EpochRecord;

/** {@code history.csv}: losses and learning rate, one line per epoch, without times. */
final class HistoryFile {
  private static final String HEADER = "epoch,train_loss,valid_loss,learning_rate";
  private static final String TERM = "loss:";

  private HistoryFile() {}

  /** Writes the epochs. Each of the encoder's own loss terms has a column {@code loss:NAME}. */
  static void write(Staging staging, Path file, List<EpochRecord> history) {
    Set<String> terms = new LinkedHashSet<>();
    history.forEach(epoch -> terms.addAll(epoch.terms().keySet()));
    StringBuilder lines = new StringBuilder(HEADER);
    terms.forEach(term -> lines.append(",").append(TERM).append(term));
    lines.append('\n');
    for (EpochRecord epoch : history) {
      lines.append(epoch.epoch()).append(',').append(epoch.trainLoss());
      lines.append(',').append(epoch.validLoss()).append(',').append(epoch.learningRate());
      terms.forEach(term -> lines.append(',').append(cell(epoch.terms().get(term))));
      lines.append('\n');
    }
    AtomicFile.writeText(staging, file, lines.toString());
  }

  /** Returns the text of a number; empty if it is null. */
  static String cell(Double value) {
    return Optional.ofNullable(value).map(Object::toString).orElse("");
  }

  /**
   * Reads the epochs so far; empty if there is no file yet.
   *
   * @throws BadDataException if the file is damaged
   */
  static List<RunView.Epoch> read(Path file) {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      List<String> lines = Files.readAllLines(file);
      List<String> header = lines.isEmpty() ? List.of() : List.of(lines.get(0).split(",", -1));
      return lines.stream().skip(1).map(line -> epoch(file, header, line)).toList();
    } catch (IOException e) {
      throw new BadDataException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static Map<String, Double> terms(List<String> header, String[] cells) {
    Map<String, Double> terms = new LinkedHashMap<>();
    for (int i = 0; i < header.size(); i++) {
      if (header.get(i).startsWith(TERM) && !cells[i].isEmpty()) {
        terms.put(header.get(i).substring(TERM.length()), Double.valueOf(cells[i]));
      }
    }
    return terms;
  }

  private static RunView.Epoch epoch(Path file, List<String> header, String line) {
    try {
      String[] cells = line.split(",", -1);
      return new RunView.Epoch(
          Integer.parseInt(cells[0]),
          Double.parseDouble(cells[1]),
          Double.parseDouble(cells[2]),
          Double.parseDouble(cells[3]),
          terms(header, cells));
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw new BadDataException(
          "%s: expected lines of %s, found '%s'".formatted(file, HEADER, line), e);
    }
  }
}
