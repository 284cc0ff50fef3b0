package org.mmlatch.data.labels;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mmlatch.data.source.CsvColumns;

/**
 * The header line of a CSV file of transcripts.
 *
 * @param separator the field separator: comma, semicolon or tab
 * @param names names of all columns
 * @param columns the columns with id, transcript and split
 * @param isLabelCsv whether the file is MMSA's {@code label.csv}, whose video ids are unique across
 *     splits
 * @param emotion the emotion class column that is read as the label, if the file has one
 */
record CsvHeader(
    char separator,
    List<String> names,
    CsvColumns columns,
    boolean isLabelCsv,
    Optional<String> emotion) {
  /** The columns of MMSA's {@code label.csv} and of the transcripts of MELD and EmoryNLP. */
  private static final List<CsvColumns> KNOWN =
      List.of(
          new CsvColumns(List.of("video_id", "clip_id"), "text", Optional.of("mode")),
          new CsvColumns(List.of("Dialogue_ID", "Utterance_ID"), "Utterance", Optional.empty()),
          new CsvColumns(
              List.of("Season", "Episode", "Scene_ID", "Utterance_ID"),
              "Utterance",
              Optional.empty()));

  private static final CsvColumns LABEL_CSV = KNOWN.get(0);
  private static final String EMOTION = "Emotion";
  private static final List<Character> SEPARATORS = List.of(',', ';', '\t');
  private static final String NAME = "\\p{L}[\\p{L}\\p{N} ._-]*";

  /**
   * Parses a header line; empty if it has neither the given columns nor, without {@code told},
   * those of a known file.
   *
   * @param told the columns given by the user
   */
  static Optional<CsvHeader> find(String line, Optional<CsvColumns> told) {
    List<CsvColumns> possible = told.map(List::of).orElse(KNOWN);
    for (char separator : SEPARATORS) {
      List<String> names = names(line, separator);
      for (CsvColumns columns : possible) {
        if (names.containsAll(told.isPresent() ? columns.all() : columns.needed())) {
          boolean meld = told.isEmpty() && !columns.equals(LABEL_CSV) && names.contains(EMOTION);
          return Optional.of(
              new CsvHeader(
                  separator,
                  names,
                  columns,
                  columns.equals(LABEL_CSV),
                  meld ? Optional.of(EMOTION) : Optional.empty()));
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> names(String line, char separator) {
    String plain = line.replace("\uFEFF", "").replace("\"", "").trim();
    return Arrays.asList(plain.split(String.valueOf(separator), -1));
  }

  /** Returns the error for a line that looks like a header but lacks columns. */
  static Optional<String> problem(String line, Optional<CsvColumns> told) {
    for (char separator : SEPARATORS) {
      List<String> names = names(line, separator);
      List<String> needed = told.map(CsvColumns::all).orElse(LABEL_CSV.needed());
      List<String> missing = needed.stream().filter(name -> !names.contains(name)).toList();
      boolean someOfThem = names.size() > 1 && missing.size() < needed.size();
      boolean looksLikeOne =
          names.size() > 2
              && names.stream().allMatch(name -> name.matches(NAME))
              && names.stream().distinct().count() == names.size();
      if (someOfThem || looksLikeOne) {
        return Optional.of(
            ("is a CSV file without the columns %s that %s; it has %s. Say which are its ids and its"
                    + " text with --columns id=VIDEO+NUMBER,text=TEXT")
                .formatted(
                    missing, told.isPresent() ? "--columns names" : "a label.csv has", names));
      }
    }
    return Optional.empty();
  }
}
