package org.mmlatch.settings;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mmlatch.eval.TaskType;

/**
 * The value of {@code task.type}.
 *
 * @param type the type of task; empty: chosen by the kinds of the corpus's targets
 */
public record AskedTask(Optional<TaskType> type) implements SettingValue {
  private static final String AUTO = "auto";

  /** Returns the accepted values in words, for error messages. */
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
