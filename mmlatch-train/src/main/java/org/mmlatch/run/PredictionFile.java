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
import org.mmlatch.eval.PredictionForm;
import org.mmlatch.run.SegmentPredictions.Prediction;

/**
 * Writes predictions as CSV, line by line, with the columns of their form and, if requested, the
 * mean mask of every feature: {@code mask_text_0} and so on. Unknown targets are empty.
 */
public final class PredictionFile implements AutoCloseable {
  /** The amount of detail per segment. */
  public enum Detail {
    /** The prediction only. */
    VALUES,
    /** The prediction and the masks. */
    MASKS
  }

  private final PredictionForm form;
  private final CsvWriter csv;
  private final Writer text;

  /**
   * Writes the header.
   *
   * @param out the output; {@link #close} does not close it
   * @param form the form of the predictions, which defines the columns
   * @param masked number of features of each modality whose masks are written
   */
  PredictionFile(OutputStream out, PredictionForm form, Map<Modality, Integer> masked) {
    this.form = form;
    text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text);
    List<String> header = new ArrayList<>(CsvText.cells(form.header()));
    masked.forEach(
        (modality, features) -> {
          for (int i = 0; i < features; i++) {
            header.add("mask_" + modality.key() + "_" + i);
          }
        });
    csv.writeRecord(header);
  }

  void write(Prediction prediction) {
    List<String> cells =
        form.cells(prediction.id().toString(), prediction.targets(), prediction.values());
    List<String> row = new ArrayList<>(CsvText.cells(cells));
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
