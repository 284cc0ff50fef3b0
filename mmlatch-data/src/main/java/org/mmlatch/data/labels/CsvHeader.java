package org.mmlatch.data.labels;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mmlatch.data.source.CsvColumns;

/**
 * The first line of a CSV file of transcripts.
 *
 * @param separator a comma, a semicolon or a tab: what separates the names
 * @param names of all columns
 * @param columns those that say which segment a row is and what is said in it
 * @param isLabelCsv whether it is MMSA's {@code label.csv}, whose videos have names of their own
 * @param emotion the column of classes that such a file is usually trained on, if it is known
 */
record CsvHeader(
    char separator,
    List<String> names,
    CsvColumns columns,
    boolean isLabelCsv,
    Optional<String> emotion) {
  /** MMSA's {@code label.csv}, MELD's transcripts and EmoryNLP's. */
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
   * Returns the header that a line is, if it has the columns that are told, or else known ones.
   *
   * @param told by the user
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

  /** Returns what a line has that looks like a header, but lacks columns; for errors. */
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
