package org.mmlatch.data.labels;

import java.util.List;
import java.util.Optional;
import org.mmlatch.data.source.CsvColumns;

/**
 * The header line of a CSV file of transcripts.
 *
 * @param layout the names of all columns, and what separates them
 * @param columns the columns with id, transcript and split
 * @param isLabelCsv whether the file is MMSA's {@code label.csv}, whose video ids are unique across
 *     splits
 * @param emotion the emotion class column that is read as the label, if the file has one
 */
record CsvHeader(
    CsvLayout layout, CsvColumns columns, boolean isLabelCsv, Optional<String> emotion) {
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
  private static final String NAME = "\\p{L}[\\p{L}\\p{N} ._-]*";

  /**
   * Parses a header line; empty if it has neither the given columns nor, without {@code told},
   * those of a known file.
   *
   * @param told the columns given by the user
   */
  static Optional<CsvHeader> find(String line, Optional<CsvColumns> told) {
    List<CsvColumns> possible = told.map(List::of).orElse(KNOWN);
    for (CsvLayout layout : CsvLayout.possible(line).toList()) {
      List<String> names = layout.names();
      for (CsvColumns columns : possible) {
        if (names.containsAll(told.isPresent() ? columns.all() : columns.needed())) {
          boolean meld = told.isEmpty() && !columns.equals(LABEL_CSV) && names.contains(EMOTION);
          return Optional.of(
              new CsvHeader(
                  layout,
                  columns,
                  columns.equals(LABEL_CSV),
                  meld ? Optional.of(EMOTION) : Optional.empty()));
        }
      }
    }
    return Optional.empty();
  }

  /** Returns the names of all columns. */
  List<String> names() {
    return layout.names();
  }

  /** Returns the error for a line that looks like a header but lacks columns. */
  static Optional<String> problem(String line, Optional<CsvColumns> told) {
    for (CsvLayout layout : CsvLayout.possible(line).toList()) {
      List<String> names = layout.names();
      List<String> needed = told.map(CsvColumns::all).orElse(LABEL_CSV.needed());
      List<String> missing = needed.stream().filter(name -> !names.contains(name)).toList();
      boolean someOfThem = names.size() > 1 && missing.size() < needed.size();
      boolean looksLikeOne =
          names.size() > 2
              && names.stream().allMatch(name -> name.matches(NAME))
              && names.stream().distinct().count() == names.size();
      if (someOfThem || looksLikeOne) {
        return Optional.of(
            ("is a CSV file without the columns %s that %s; it has %s. Say which are its ids and"
                    + " its text with --columns id=VIDEO+NUMBER,text=TEXT")
                .formatted(
                    missing, told.isPresent() ? "--columns names" : "a label.csv has", names));
      }
    }
    return Optional.empty();
  }
}
