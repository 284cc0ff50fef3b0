package org.mmlatch.settings;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mmlatch.eval.TaskType;

/**
 * The task that the settings ask for.
 *
 * @param type empty: what the corpus's targets say
 */
public record AskedTask(Optional<TaskType> type) implements SettingValue {
  private static final String AUTO = "auto";

  /** The values that are accepted, in the words of an error. */
  static String expected() {
    return Stream.concat(Stream.of(AUTO), TaskType.all().stream().map(TaskType::key))
        .collect(Collectors.joining(" | "));
  }

  /** Returns the task that a settings text names. */
  static Optional<AskedTask> parse(String text) {
    if (text.equals(AUTO)) {
      return Optional.of(new AskedTask(Optional.empty()));
    }
    return TaskType.all().stream()
        .filter(type -> type.key().equals(text))
        .findFirst()
        .map(type -> new AskedTask(Optional.of(type)));
  }

  @Override
  public String toString() {
    return type.map(TaskType::key).orElse(AUTO);
  }
}
