package org.mmlatch.settings;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * The names of the targets that a task learns.
 *
 * @param names none: those that the task's type needs
 */
public record TargetNames(List<String> names) implements SettingValue {
  /** The values that are accepted, in the words of an error. */
  static final String EXPECTED =
      "a list of names of the corpus's targets without repetition, such as [happy, sad], or []";

  /** Copies the names. */
  public TargetNames {
    names = List.copyOf(names);
  }

  /** Returns the names in a settings text such as {@code [happy, sad]}. */
  static Optional<TargetNames> parse(String text) {
    String inner = text.strip().replaceAll("^\\[|]$", "");
    return of(
        inner.isBlank()
            ? List.of()
            : Arrays.stream(inner.split(",", -1))
                .map(name -> name.strip().replaceAll("^\"|\"$", ""))
                .toList());
  }

  /** Returns these names, if each is one and there once. */
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
