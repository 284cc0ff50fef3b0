package org.mmlatch.eval;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * The names of a CSV file's columns.
 *
 * @param file the file, for messages
 * @param line the header's line, counted from 1
 * @param names one per column, without surrounding blanks
 */
record CsvHeader(Path file, long line, List<String> names) {

  CsvHeader {
    names = names.stream().map(String::strip).toList();
  }

  /** Returns what follows the prefix in the names of the columns that have it, in their order. */
  List<String> after(String prefix) {
    return names.stream()
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()))
        .toList();
  }

  /** Returns the position of the first of these names that is a column. */
  OptionalInt find(List<String> candidates) {
    return candidates.stream()
        .flatMap(candidate -> written(candidate).stream())
        .mapToInt(this::positionOf)
        .findFirst();
  }

  /** Returns how the file writes a name: as it is, or else in other letters' case. */
  private Optional<String> written(String candidate) {
    return names.contains(candidate)
        ? Optional.of(candidate)
        : names.stream().filter(candidate::equalsIgnoreCase).findFirst();
  }

  /** Returns the position of the first of these names that is a column; one of them must be. */
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
