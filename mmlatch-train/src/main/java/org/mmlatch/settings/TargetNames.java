package org.mmlatch.settings;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The names of the targets that a task learns.
 *
 * @param names empty: chosen by the type of task
 */
public record TargetNames(List<String> names) implements SettingValue {
  private static final Pattern COMMA_OUTSIDE_QUOTES =
      Pattern.compile(",(?=([^\"]*\"[^\"]*\")*[^\"]*$)");

  /** The accepted values in words, for error messages. */
  static final String EXPECTED =
      "a list of names of the corpus's targets without repetition, such as [happy, sad], or []";

  /** Copies the names. */
  public TargetNames {
    names = List.copyOf(names);
  }

  /** Returns the names in a settings text such as {@code [happy, "a, b"]}. */
  static Optional<TargetNames> parse(String text) {
    String inner = text.strip().replaceAll("^\\[|]$", "");
    return of(
        inner.isBlank()
            ? List.of()
            : Arrays.stream(COMMA_OUTSIDE_QUOTES.split(inner, -1))
                .map(name -> name.strip().replaceAll("^\"|\"$", ""))
                .toList());
  }

  /** Returns the names; empty if one is blank or repeated. */
  static Optional<TargetNames> of(List<String> names) {
    boolean good =
        names.stream().noneMatch(String::isBlank) && new HashSet<>(names).size() == names.size();
    return good ? Optional.of(new TargetNames(names)) : Optional.empty();
  }

  @Override
  public String toString() {
    return "[" + String.join(", ", names) + "]";
  }
}
