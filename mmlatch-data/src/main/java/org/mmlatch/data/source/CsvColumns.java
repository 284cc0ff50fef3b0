package org.mmlatch.data.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The columns of a CSV file that give a row's segment id, transcript and split.
 *
 * @param id one column with whole ids; or several, where the last is the segment's number within
 *     the video and the others together name the video
 * @param text the column with the transcript
 * @param split the column with the split, if there is one
 */
public record CsvColumns(List<String> id, String text, Optional<String> split) {
  private static final Set<String> ROLES = Set.of("id", "text", "split");

  /** Creates a choice of columns. */
  public CsvColumns {
    id = List.copyOf(id);
  }

  /**
   * Parses {@code id=A+B}, {@code text=C} and optionally {@code split=D}.
   *
   * @throws IllegalArgumentException if a part is malformed or occurs twice, or {@code id} or
   *     {@code text} is missing
   */
  public static CsvColumns parse(List<String> parts) {
    Map<String, String> roles = new TreeMap<>();
    for (String part : parts) {
      int equals = part.indexOf('=');
      String role = part.substring(0, Math.max(0, equals));
      if (!ROLES.contains(role) || part.substring(equals + 1).isBlank()) {
        throw new IllegalArgumentException(
            "'%s' is not id=COLUMN, text=COLUMN or split=COLUMN%s"
                .formatted(
                    part,
                    part.matches("(label|target)s?=.*")
                        ? "; name labels with --label-column NAME or --labels NAME:KIND,…"
                        : ""));
      }
      if (roles.put(role, part.substring(equals + 1)) != null) {
        throw new IllegalArgumentException("'%s' is given twice".formatted(role));
      }
    }
    if (!roles.containsKey("id") || !roles.containsKey("text")) {
      throw new IllegalArgumentException("id=COLUMN and text=COLUMN are needed");
    }
    return new CsvColumns(
        Arrays.asList(roles.get("id").split("\\+", -1)),
        roles.get("text"),
        Optional.ofNullable(roles.get("split")));
  }

  /** Returns the required columns: all except the split column. */
  public List<String> needed() {
    List<String> needed = new ArrayList<>(id);
    needed.add(text);
    return needed;
  }

  /** Returns all columns. */
  public List<String> all() {
    List<String> all = needed();
    split.ifPresent(all::add);
    return all;
  }

  @Override
  public String toString() {
    return "id=%s,text=%s%s"
        .formatted(String.join("+", id), text, split.map(column -> ",split=" + column).orElse(""));
  }
}
