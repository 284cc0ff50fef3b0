package org.mmlatch.run;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mmlatch.Modality;
import org.mmlatch.eval.CsvText;
import org.mmlatch.run.SegmentPredictions.Prediction;

/**
 * Predictions as CSV, a line as soon as it is known: {@code id,target,prediction} and, where asked
 * for, the mean mask of every feature, {@code mask_text_0} and so on. A target that is unknown is
 * empty.
 */
public final class PredictionFile implements AutoCloseable {
  /** How much is said of a segment. */
  public enum Detail {
    /** Its prediction. */
    VALUES,
    /** Its masks as well. */
    MASKS
  }

  private final CsvWriter csv;
  private final Writer text;

  /**
   * Writes the header.
   *
   * @param out is not closed
   * @param masked features of each modality whose masks are written
   */
  PredictionFile(OutputStream out, Map<Modality, Integer> masked) {
    text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text);
    List<String> header = new ArrayList<>(List.of("id", "target", "prediction"));
    masked.forEach(
        (modality, features) -> {
          for (int i = 0; i < features; i++) {
            header.add("mask_" + modality.key() + "_" + i);
          }
        });
    csv.writeRecord(header);
  }

  void write(Prediction prediction) {
    List<String> row = new ArrayList<>();
    row.add(CsvText.cell(prediction.id().toString()));
    row.add(Float.isNaN(prediction.label()) ? "" : Float.toString(prediction.label()));
    row.add(Float.toString(prediction.value()));
    prediction
        .masks()
        .values()
        .forEach(
            means -> {
              for (float mean : means) {
                row.add(Float.toString(mean));
              }
            });
    csv.writeRecord(row);
  }

  @Override
  public void close() throws IOException {
    csv.flush();
    text.flush();
  }
}
