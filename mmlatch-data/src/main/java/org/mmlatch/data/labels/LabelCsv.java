package org.mmlatch.data.labels;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mmlatch.BadDataException;
import org.mmlatch.data.SegmentId;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.source.SegmentSource;
import org.mmlatch.data.source.SourceSegment;
import org.mmlatch.data.source.SplitText;
import org.mmlatch.data.source.TextFile;

/**
 * Reads the columns {@code video_id, clip_id, text}, and {@code label} and {@code mode} where they
 * are there; others may be too.
 */
public final class LabelCsv {
  private static final Set<String> NEEDED = Set.of("video_id", "clip_id", "text");

  private final Path file;

  private LabelCsv(Path file) {
    this.file = file;
  }

  /** Returns whether a file's first line names the columns needed. */
  public static boolean matches(String firstLine) {
    return Set.copyOf(
            List.of(firstLine.replace("\uFEFF", "").replace("\"", "").trim().split(",", -1)))
        .containsAll(NEEDED);
  }

  /**
   * Reads all segments.
   *
   * @throws BadDataException if a row lacks something; the message says which
   */
  public static SegmentSource read(Path file) {
    return new LabelCsv(file).read();
  }

  private SegmentSource read() {
    try (Stream<NamedCsvRecord> rows =
        CsvReader.builder()
            .detectBomHeader(true)
            .ofNamedCsvRecord(TextFile.reader(file))
            .stream()) {
      List<SourceSegment> segments = rows.map(this::segment).toList();
      return SegmentSource.of("labels", List.of(file), Map.of(), segments);
    } catch (CsvParseException e) {
      throw new BadDataException(file + " is not CSV: " + e.getMessage(), e);
    } catch (UncheckedIOException e) {
      throw failure(e.getCause());
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private SourceSegment segment(NamedCsvRecord row) {
    return new SourceSegment(
        new SegmentId(field(row, "video_id"), clip(row)),
        split(row),
        label(row),
        Map.of(),
        Optional.of(Tokens.of(field(row, "text"))));
  }

  private int clip(NamedCsvRecord row) {
    String text = field(row, "clip_id");
    if (!text.matches("\\d{1,9}")) {
      throw error(row, "clip_id", "a whole number", text);
    }
    return Integer.parseInt(text);
  }

  private Optional<Double> label(NamedCsvRecord row) {
    return row.findField("label").filter(text -> !text.isBlank()).map(text -> label(row, text));
  }

  private double label(NamedCsvRecord row, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw error(row, "label", "a number", text);
    }
  }

  private Optional<SplitName> split(NamedCsvRecord row) {
    Optional<String> mode = row.findField("mode").filter(text -> !text.isBlank());
    return mode.map(
        text ->
            SplitText.parse(text)
                .orElseThrow(() -> error(row, "mode", "train, valid or test", text)));
  }

  private String field(NamedCsvRecord row, String name) {
    return row.findField(name).orElseThrow(() -> error(row, name, "a value", "nothing"));
  }

  private BadDataException error(NamedCsvRecord row, String column, String expected, String found) {
    return new BadDataException(
        "%s, line %d, column %s: expected %s, found '%s'"
            .formatted(file, row.getStartingLineNumber(), column, expected, found));
  }

  private RuntimeException failure(IOException e) {
    return e instanceof CharacterCodingException
        ? new BadDataException(file + " is not UTF-8 text", e)
        : new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
  }
}
