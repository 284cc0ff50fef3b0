package org.mmlatch.data.labels;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mmlatch.BadDataException;
import org.mmlatch.data.SegmentId;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.source.Notes;
import org.mmlatch.data.source.Reading;
import org.mmlatch.data.source.SegmentSource;
import org.mmlatch.data.source.SourceSegment;
import org.mmlatch.data.source.SplitText;
import org.mmlatch.data.source.Windows1252;
import org.mmlatch.io.Utf8;

/**
 * Reads the columns {@code video_id, clip_id, text}, those of labels and {@code mode} where they
 * are there; others may be too. Fields are separated by what separates the names in the header: a
 * comma, a semicolon or a tab.
 */
public final class LabelCsv {
  private static final Set<String> NEEDED = Set.of("video_id", "clip_id", "text");
  private static final List<Character> SEPARATORS = List.of(',', ';', '\t');
  private static final String SPOILT_BY_EXCEL = "#[A-Z/0]+[?!]|\\d[.,]\\d+E\\+\\d+";

  private final Path file;
  private final CsvLabels labels;
  private final char separator;
  private final Notes notes = new Notes();

  private LabelCsv(Path file, CsvLabels labels, char separator) {
    this.file = file;
    this.labels = labels;
    this.separator = separator;
  }

  /** Returns whether a file's first line names the columns needed. */
  public static boolean matches(String firstLine) {
    return SEPARATORS.stream()
        .anyMatch(separator -> columns(firstLine, separator).containsAll(NEEDED));
  }

  /** Returns the columns that a header lacks that has some of those needed; none if it has none. */
  public static List<String> missing(String firstLine) {
    return SEPARATORS.stream()
        .map(separator -> columns(firstLine, separator))
        .filter(found -> found.size() > 1 && found.stream().anyMatch(NEEDED::contains))
        .findFirst()
        .map(found -> NEEDED.stream().filter(name -> !found.contains(name)).sorted().toList())
        .orElse(List.of());
  }

  private static List<String> columns(String firstLine, char separator) {
    String plain = firstLine.replace("\uFEFF", "").replace("\"", "").trim();
    return Arrays.asList(plain.split(String.valueOf(separator), -1));
  }

  /**
   * Reads all segments.
   *
   * @param firstLine the one that matched
   * @param reading which columns are labels, if they are not called as usual
   * @throws BadDataException if a row lacks something; the message says which
   */
  public static SegmentSource read(Path file, String firstLine, Reading reading) {
    char separator =
        SEPARATORS.stream()
            .filter(one -> columns(firstLine, one).containsAll(NEEDED))
            .findFirst()
            .orElseThrow();
    List<String> columns = columns(firstLine, separator);
    return new LabelCsv(file, CsvLabels.of(file, columns, reading), separator).read();
  }

  private SegmentSource read() {
    try (Stream<NamedCsvRecord> rows =
        CsvReader.builder()
            .fieldSeparator(separator)
            .ofNamedCsvRecord(Utf8.reader(file))
            .stream()) {
      List<SourceSegment> segments = rows.map(this::segment).toList();
      labels.renamed().ifPresent(column -> notes.with("label-column", column));
      return SegmentSource.of(
          "labels", List.of(file), Map.of(), labels.found(segments), notes, segments);
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
        labels.of(row),
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
    return CsvLabels.error(file, row, column, expected, found);
  }

  private RuntimeException failure(IOException e) {
    return new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
  }
}
