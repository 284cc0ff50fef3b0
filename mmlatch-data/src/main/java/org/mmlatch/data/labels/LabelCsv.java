package org.mmlatch.data.labels;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mmlatch.BadDataException;
import org.mmlatch.data.SegmentId;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.source.LabelColumn;
import org.mmlatch.data.source.Names;
import org.mmlatch.data.source.Notes;
import org.mmlatch.data.source.SegmentSource;
import org.mmlatch.data.source.SourceSegment;
import org.mmlatch.data.source.SplitText;
import org.mmlatch.data.source.Windows1252;
import org.mmlatch.io.Utf8;

/**
 * Reads the columns {@code video_id, clip_id, text}, and {@code label} and {@code mode} where they
 * are there; others may be too. Fields are separated by what separates the names in the header: a
 * comma, a semicolon or a tab.
 */
public final class LabelCsv {
  private static final Set<String> NEEDED = Set.of("video_id", "clip_id", "text");
  private static final String LABEL = "label";
  private static final List<Character> SEPARATORS = List.of(',', ';', '\t');
  private static final Set<String> NOTHING = Set.of("", "na", "n/a", "nan", "none", "null");
  private static final String SPOILT_BY_EXCEL = "#[A-Z/0]+[?!]|\\d[.,]\\d+E\\+\\d+";

  private final Path file;
  private final String label;
  private final char separator;
  private final Notes notes = new Notes();

  private LabelCsv(Path file, String label, char separator) {
    this.file = file;
    this.label = label;
    this.separator = separator;
  }

  /** Returns whether a file's first line names the columns needed. */
  public static boolean matches(String firstLine) {
    return SEPARATORS.stream()
        .anyMatch(separator -> columns(firstLine, separator).containsAll(NEEDED));
  }

  private static List<String> columns(String firstLine, char separator) {
    String plain = firstLine.replace("\uFEFF", "").replace("\"", "").trim();
    return Arrays.asList(plain.split(String.valueOf(separator), -1));
  }

  /**
   * Reads all segments.
   *
   * @param firstLine the one that matched
   * @param column the column of labels, if it is not called {@code label}
   * @throws BadDataException if a row lacks something; the message says which
   */
  public static SegmentSource read(Path file, String firstLine, LabelColumn column) {
    char separator =
        SEPARATORS.stream()
            .filter(one -> columns(firstLine, one).containsAll(NEEDED))
            .findFirst()
            .orElseThrow();
    List<String> columns = columns(firstLine, separator);
    String label = column.name().filter(name -> !name.matches("\\d+")).orElse(LABEL);
    if (column.isChosen() && !columns.contains(label)) {
      throw new BadDataException(
          "%s has no column '%s'; it has %s".formatted(file, label, Names.some(columns)));
    }
    return new LabelCsv(file, label, separator).read();
  }

  private SegmentSource read() {
    try (Stream<NamedCsvRecord> rows =
        CsvReader.builder()
            .fieldSeparator(separator)
            .ofNamedCsvRecord(Utf8.reader(file))
            .stream()) {
      List<SourceSegment> segments = rows.map(this::segment).toList();
      if (!label.equals(LABEL)) {
        notes.with("label-column", label);
      }
      return SegmentSource.of("labels", List.of(file), Map.of(), notes, segments);
    } catch (CsvParseException e) {
      if (e.getCause() instanceof BadDataException undecodable) {
        throw undecodable;
      }
      throw new BadDataException(file + " is not CSV: " + e.getMessage(), e);
    } catch (UncheckedIOException e) {
      throw failure(e.getCause());
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private SourceSegment segment(NamedCsvRecord row) {
    String text = field(row, "text");
    if (Windows1252.isIn(text)) {
      Windows1252.count(notes);
    }
    return new SourceSegment(
        new SegmentId(video(row), clip(row)),
        split(row),
        label(row),
        Map.of(),
        Optional.of(Tokens.of(Windows1252.mended(text))));
  }

  private String video(NamedCsvRecord row) {
    String video = field(row, "video_id");
    if (video.isBlank()) {
      throw error(row, "video_id", "a value", video);
    }
    if (video.matches(SPOILT_BY_EXCEL)) {
      throw error(
          row, "video_id", "an id as it was before Excel took it for a formula or number", video);
    }
    return video;
  }

  /** Reads a number, which pandas writes with a point if a column was ever incomplete. */
  private int clip(NamedCsvRecord row) {
    String text = field(row, "clip_id").strip();
    if (!text.matches("\\d{1,9}(\\.0*)?")) {
      throw error(row, "clip_id", "a whole number", text);
    }
    return Integer.parseInt(text.replaceFirst("\\..*", ""));
  }

  private Optional<Double> label(NamedCsvRecord row) {
    return row.findField(label)
        .filter(text -> !NOTHING.contains(text.strip().toLowerCase(Locale.ROOT)))
        .map(text -> label(row, text));
  }

  private double label(NamedCsvRecord row, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw error(row, label, "a number with a decimal point", text);
    }
  }

  private Optional<SplitName> split(NamedCsvRecord row) {
    Optional<String> mode = row.findField("mode").filter(text -> !text.isBlank());
    return mode.map(
        text ->
            SplitText.parse(text.strip())
                .orElseThrow(() -> error(row, "mode", "train, valid or test", text)));
  }

  private String field(NamedCsvRecord row, String name) {
    return row.findField(name).orElseThrow(() -> error(row, name, "a value", "nothing"));
  }

  private BadDataException error(NamedCsvRecord row, String column, String expected, String found) {
    return new BadDataException(
        "%s, line %s, column %s: expected %s, found '%s'"
            .formatted(file, row.getStartingLineNumber(), column, expected, found));
  }

  private RuntimeException failure(IOException e) {
    return new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
  }
}
