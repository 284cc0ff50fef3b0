package org.mmlatch.eval;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * The header of a CSV file.
 *
 * @param file the file, for error messages
 * @param line line number of the header, from 1
 * @param names column names, without surrounding blanks
 */
record CsvHeader(Path file, long line, List<String> names) {

  CsvHeader {
    names = names.stream().map(String::strip).toList();
  }

  /** Returns the names of the columns with a prefix, without it, in column order. */
  List<String> after(String prefix) {
    return names.stream()
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()))
        .toList();
  }

  /** Returns the position of the first candidate that is a column. */
  OptionalInt find(List<String> candidates) {
    return candidates.stream()
        .flatMap(candidate -> spelling(candidate).stream())
        .mapToInt(this::positionOf)
        .findFirst();
  }

  /** Returns the spelling of a name in the file: exact, or else with different case. */
  private Optional<String> spelling(String candidate) {
    return names.contains(candidate)
        ? Optional.of(candidate)
        : names.stream().filter(candidate::equalsIgnoreCase).findFirst();
  }

  /**
   * Returns the position of the first candidate that is a column.
   *
   * @throws BadPredictionsException if none is
   */
  int require(String role, List<String> candidates) {
    return find(candidates)
        .orElseThrow(
            () ->
                new BadPredictionsException(
                    "%s, line %d: expected a column %s with the %s; the columns are %s. "
                            .formatted(file, line, quoted(candidates, " or "), role, listed())
                        + "Rename one, or say which column holds the %s.".formatted(role)));
  }

  private int positionOf(String name) {
    if (Collections.frequency(names, name) > 1) {
      throw new BadPredictionsException(
          "%s, line %d: expected one column '%s', found %d. Rename or choose another column."
              .formatted(file, line, name, Collections.frequency(names, name)));
    }
    return names.indexOf(name);
  }

  private String listed() {
    return quoted(names, ", ");
  }

  private static String quoted(List<String> names, String separator) {
    return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(separator));
  }
}
