package org.mmlatch.data.labels;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mmlatch.BadDataException;
import org.mmlatch.data.SegmentId;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.source.CsvColumns;
import org.mmlatch.data.source.FileSplit;
import org.mmlatch.data.source.Ids;
import org.mmlatch.data.source.Notes;
import org.mmlatch.data.source.Reading;
import org.mmlatch.data.source.SegmentSource;
import org.mmlatch.data.source.SourceSegment;
import org.mmlatch.data.source.SplitText;
import org.mmlatch.data.source.Windows1252;

/**
 * Reads CSV files of transcripts: MMSA's {@code label.csv}, the files of MELD and EmoryNLP, and
 * others whose columns the user gives. Label and split columns are optional, other columns are
 * ignored. The field separator is that of the header.
 */
public final class LabelCsv {
  private static final String SPOILT_BY_EXCEL = "#[A-Z/0]+[?!]|\\d[.,]\\d+E\\+\\d+";

  private final Path file;
  private final CsvHeader header;
  private final FileSplit split;
  private final Ids ids;
  private final CsvLabels labels;
  private final Notes notes = new Notes();

  private LabelCsv(Path file, CsvHeader header, FileSplit split, Reading reading) {
    this.file = file;
    this.header = header;
    this.split = split;
    this.ids = reading.ids();
    this.labels = CsvLabels.of(file, header.names(), header.emotion(), reading);
  }

  /**
   * Returns whether a file's first line has the required columns.
   *
   * @param told the columns given by the user; empty for those of known files
   */
  public static boolean matches(String firstLine, Optional<CsvColumns> told) {
    return CsvHeader.find(firstLine, told).isPresent();
  }

  /**
   * Returns what a header that does not match lacks, phrased to follow the file name; empty if the
   * line does not look like a header.
   */
  public static Optional<String> problem(String firstLine, Optional<CsvColumns> told) {
    return CsvHeader.problem(firstLine, told);
  }

  /**
   * Reads all segments.
   *
   * @param firstLine the header line
   * @param split the split of the whole file, for rows without a split of their own
   * @param reading the columns and labels declared by the user
   * @throws BadDataException if a row is invalid; the message names line and column
   */
  public static SegmentSource read(Path file, String firstLine, FileSplit split, Reading reading) {
    CsvHeader header = CsvHeader.find(firstLine, reading.csv()).orElseThrow();
    return new LabelCsv(file, header, split, reading).read();
  }

  private SegmentSource read() {
    requireOneColumnOfEach();
    List<SourceSegment> segments = header.layout().rows(file).stream().map(this::segment).toList();
    if (!header.isLabelCsv()) {
      notes.with("columns", header.columns().toString());
    }
    labels.renamed().ifPresent(column -> notes.with("label-column", column));
    return SegmentSource.of(
        "labels", List.of(file), Map.of(), labels.found(segments), notes, segments);
  }

  /** Rejects duplicate column names, because only the first would be read. */
  private void requireOneColumnOfEach() {
    Stream.of(header.columns().all(), labels.columns().keySet())
        .flatMap(Collection::stream)
        .filter(name -> Collections.frequency(header.names(), name) > 1)
        .findFirst()
        .ifPresent(
            name -> {
              throw new BadDataException(
                  "%s has more than one column '%s'; rename or remove all but one"
                      .formatted(file, name));
            });
  }

  /**
   * Requires every field to be that of a column, as a separator in an unquoted text shifts them.
   */
  private void requireFields(NamedCsvRecord row) {
    List<String> fields = row.getFields();
    int columns = row.getHeader().size();
    if (fields.stream().skip(columns).anyMatch(field -> !field.isBlank())) {
      throw new BadDataException(
          "%s, line %s: %s fields where the header has %s; put a text that contains %s into quotes"
              .formatted(
                  file,
                  row.getStartingLineNumber(),
                  fields.size(),
                  columns,
                  header.layout().separator() == '\t'
                      ? "a tab"
                      : "'" + header.layout().separator() + "'"));
    }
  }

  private SourceSegment segment(NamedCsvRecord row) {
    requireFields(row);
    String text = field(row, header.columns().text());
    if (Windows1252.isIn(text)) {
      Windows1252.count(notes);
    }
    Optional<SplitName> said = split(row);
    return new SourceSegment(
        id(row, said.isPresent()),
        said.or(split::ofFile),
        labels.of(row),
        Map.of(),
        Optional.of(Tokens.of(Windows1252.mended(text))));
  }

  private SegmentId id(NamedCsvRecord row, boolean saysSplit) {
    List<String> columns = header.columns().id();
    int last = columns.size() - 1;
    if (last == 0) {
      String text = part(row, columns.get(0));
      return ids.parse(text)
          .orElseThrow(() -> error(row, columns.get(0), ids.rule("video[3]"), text));
    }
    String video =
        columns.subList(0, last).stream()
            .map(column -> part(row, column))
            .collect(Collectors.joining("_"));
    String place = inSplit(video, saysSplit);
    int number = number(row, columns.get(last));
    return ids == Ids.WHOLE
        ? new SegmentId(place + joint() + part(row, columns.get(last)).strip(), 0)
        : new SegmentId(place, number);
  }

  /**
   * Returns what stands between video and number in a whole id, for label.csv as in MMSA's pickles.
   */
  private String joint() {
    return header.isLabelCsv() ? "$_$" : "_";
  }

  /**
   * Prefixes purely numeric dialogue ids with the split, because each split's file numbers its
   * dialogues from the start.
   */
  private String inSplit(String video, boolean saysSplit) {
    return header.isLabelCsv() || saysSplit || !video.matches("\\d+")
        ? video
        : split.ofFile().map(known -> known.key() + "_" + video).orElse(video);
  }

  private String part(NamedCsvRecord row, String column) {
    String part = field(row, column);
    if (part.isBlank()) {
      throw error(row, column, "a value", part);
    }
    if (part.matches(SPOILT_BY_EXCEL)) {
      throw error(
          row, column, "an id as it was before Excel took it for a formula or number", part);
    }
    return part;
  }

  /** Parses a whole number. pandas writes a decimal point if the column ever had missing values. */
  private int number(NamedCsvRecord row, String column) {
    String text = field(row, column).strip();
    if (!text.matches("\\d{1,9}(\\.0*)?")) {
      throw error(row, column, "a whole number", text);
    }
    return Integer.parseInt(text.replaceFirst("\\..*", ""));
  }

  private Optional<SplitName> split(NamedCsvRecord row) {
    Optional<String> column = header.columns().split();
    Optional<SplitName> said =
        column
            .flatMap(row::findField)
            .filter(text -> !text.isBlank())
            .map(
                text ->
                    SplitText.parse(text.strip())
                        .orElseThrow(() -> error(row, column.get(), "train, valid or test", text)));
    if (said.isPresent() && split.told().isPresent() && !split.told().equals(said)) {
      throw error(
          row,
          column.get(),
          split.told().get().key() + ", as --split says of the file",
          said.get().key());
    }
    return said;
  }

  private String field(NamedCsvRecord row, String name) {
    return row.findField(name).orElseThrow(() -> error(row, name, "a value", "nothing"));
  }

  private BadDataException error(NamedCsvRecord row, String column, String expected, String found) {
    return CsvLabels.error(file, row, column, expected, found);
  }
}
