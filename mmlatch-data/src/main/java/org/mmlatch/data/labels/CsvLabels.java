package org.mmlatch.data.labels;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.mmlatch.BadDataException;
import org.mmlatch.data.Target;
import org.mmlatch.data.source.Names;
import org.mmlatch.data.source.RawLabel;
import org.mmlatch.data.source.Reading;
import org.mmlatch.data.source.SourceSegment;
import org.mmlatch.data.source.TargetColumn;

/**
 * The label columns of a CSV file: those the user declares or, by default, {@code label}, which is
 * the sentiment; the unimodal labels of CH-SIMS, {@code label_T}, {@code label_A} and {@code
 * label_V}; MOSEI's emotions by name; and the file's emotion classes. An empty field, or one such
 * as {@code NA} that is not declared as a class, is a missing label.
 *
 * @param columns label columns by their name in the file
 */
record CsvLabels(Path file, Map<String, TargetColumn> columns) {
  private static final String LABEL = "label";
  private static final String UNIMODAL = "label_[TAV]";

  /**
   * {@link Double#parseDouble} would also accept {@code 1f}, {@code 0x1p3} and {@code Infinity}.
   */
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  private static final Set<String> NOTHING = Set.of("", "na", "n/a", "nan", "none", "null");

  /**
   * Finds the label columns.
   *
   * @param emotion a class column to read as a label, if there is one
   */
  static CsvLabels of(Path file, List<String> header, Optional<String> emotion, Reading reading) {
    Map<String, TargetColumn> columns = new LinkedHashMap<>();
    Optional<String> chosen = reading.column().name().filter(name -> !name.matches("\\d+"));
    List<TargetColumn> told = reading.labels();
    if (told.size() == 1 && find(header, told.get(0).name()).isEmpty()) {
      columns.put(chosen.orElse(LABEL), told.get(0));
    } else if (!told.isEmpty()) {
      told.forEach(one -> columns.put(find(header, one.name()).orElse(one.name()), one));
    } else if (chosen.isPresent()) {
      columns.put(chosen.get(), TargetColumn.SENTIMENT);
    } else {
      columns.putAll(usual(header));
      emotion.ifPresent(
          name ->
              columns.put(
                  name, TargetColumn.ofKind(name.toLowerCase(Locale.ROOT), Target.Kind.CLASS)));
    }
    if (reading.saysLabels()) {
      columns.keySet().forEach(column -> require(file, header, column));
    }
    return new CsvLabels(file, columns);
  }

  /** Returns the column with the given name. Case is ignored if that is unambiguous. */
  private static Optional<String> find(List<String> header, String name) {
    List<String> alike = header.stream().filter(name::equalsIgnoreCase).toList();
    return header.contains(name)
        ? Optional.of(name)
        : alike.stream().findFirst().filter(one -> alike.size() == 1);
  }

  private static Map<String, TargetColumn> usual(List<String> header) {
    Map<String, TargetColumn> columns = new LinkedHashMap<>();
    for (String name : header) {
      if (name.equals(LABEL)) {
        columns.put(name, TargetColumn.SENTIMENT);
      } else if (name.matches(UNIMODAL)) {
        String modality = name.substring(LABEL.length() + 1);
        columns.put(name, TargetColumn.ofKind(modality, Target.Kind.REAL));
      } else {
        TargetColumn.moseiNamed(List.of(name))
            .filter(column -> !column.contains(TargetColumn.SENTIMENT))
            .ifPresent(column -> columns.put(name, column.get(0)));
      }
    }
    return columns;
  }

  private static void require(Path file, List<String> header, String column) {
    if (!header.contains(column)) {
      throw new BadDataException(
          "%s has no column '%s'; it has %s".formatted(file, column, Names.some(header)));
    }
  }

  /** Returns the name of the only label column, if it is not the usual one. */
  Optional<String> renamed() {
    return columns.size() == 1 && !columns.containsKey(LABEL)
        ? columns.keySet().stream().findFirst()
        : Optional.empty();
  }

  /** Returns the labels of a row by target name. */
  Map<String, RawLabel> of(NamedCsvRecord row) {
    Map<String, RawLabel> labels = new LinkedHashMap<>();
    columns.forEach(
        (name, column) ->
            row.findField(name)
                .map(String::strip)
                .filter(
                    text ->
                        column.classes().contains(text)
                            || !NOTHING.contains(text.toLowerCase(Locale.ROOT)))
                .ifPresent(text -> labels.put(column.name(), label(row, name, column, text))));
    return labels;
  }

  private RawLabel label(NamedCsvRecord row, String name, TargetColumn column, String text) {
    if (NUMBER.matcher(text).matches()) {
      return RawLabel.of(Double.parseDouble(text));
    }
    if (column.kind().equals(Optional.of(Target.Kind.CLASS))) {
      return RawLabel.of(text);
    }
    String hint = text.matches(".*\\d.*") ? "" : "; if these are classes, use --labels NAME:class";
    BadDataException wrong = error(file, row, name, "a number with a decimal point", text);
    throw new BadDataException(wrong.getMessage() + hint);
  }

  /** Returns the columns for which at least one segment has a label. */
  List<TargetColumn> found(List<SourceSegment> segments) {
    List<TargetColumn> found =
        new ArrayList<>(
            columns.values().stream()
                .filter(
                    column ->
                        segments.stream().anyMatch(s -> s.labels().containsKey(column.name())))
                .toList());
    boolean unimodal =
        columns.keySet().stream()
            .anyMatch(name -> name.matches(UNIMODAL) && found.contains(columns.get(name)));
    if (unimodal && found.contains(TargetColumn.SENTIMENT)) {
      found.set(
          found.indexOf(TargetColumn.SENTIMENT),
          TargetColumn.ofKind(Target.SENTIMENT.name(), Target.Kind.REAL));
    }
    return found;
  }

  static BadDataException error(
      Path file, NamedCsvRecord row, String column, String expected, String found) {
    return new BadDataException(
        "%s, line %s, column %s: expected %s, found '%s'"
            .formatted(file, row.getStartingLineNumber(), column, expected, found));
  }
}
