package org.mmlatch.settings;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.mmlatch.encoder.EncoderType;

/** Finds the settings key that was probably meant by a misspelt one. */
final class NearestKey {
  private NearestKey() {}

  /**
   * Returns the candidate with the smallest edit distance. The right last part in the wrong section
   * counts as one edit. Ties go to a key that does not belong to one encoder only, then to the key
   * in the fewest sections.
   *
   * @param candidates at least one key
   */
  static String among(Collection<String> candidates, String key) {
    return candidates.stream()
        .min(
            Comparator.<String>comparingInt(candidate -> distance(key, candidate))
                .thenComparing(NearestKey::isOfAnEncoder)
                .thenComparing(
                    candidate -> candidate.chars().filter(letter -> letter == '.').count())
                .thenComparing(Comparator.naturalOrder()))
        .orElseThrow();
  }

  private static boolean isOfAnEncoder(String key) {
    return !key.startsWith("model.")
        && EncoderType.all().stream().anyMatch(type -> key.startsWith(type.section() + "."));
  }

  /** Returns whether a candidate is near enough to have been meant. */
  static boolean isNear(String candidate, String key) {
    return distance(key, candidate) <= Math.max(1, lastPart(key).length() / 2);
  }

  private static int distance(String key, String candidate) {
    String name = lastPart(candidate);
    if (name.contains("-") && initials(name).equals(key)) {
      return 1; // lr is learning-rate
    }
    return Math.min(edits(key, candidate), 1 + edits(lastPart(key), name));
  }

  private static String initials(String name) {
    return Arrays.stream(name.split("-", -1))
        .filter(word -> !word.isEmpty())
        .map(word -> word.substring(0, 1))
        .collect(Collectors.joining());
  }

  private static String lastPart(String key) {
    return key.substring(key.lastIndexOf('.') + 1);
  }

  /** Returns the Levenshtein distance, calculated row by row. */
  private static int edits(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
