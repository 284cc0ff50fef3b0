package org.mmlatch.eval;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * A task that settings can ask for, and by which metrics it is judged: one of {@link
 * TaskDescription.Type}, or from outside this project as a service in the sense of {@link
 * ServiceLoader}.
 */
public interface TaskType {
  /** Returns the name in settings and files. */
  String key();

  /** Returns what its outputs and targets are, so how files hold them and pictures show them. */
  TaskDescription.Type form();

  /**
   * Returns the metrics by which raw outputs are judged.
   *
   * @param task of this type
   */
  MetricCatalogue metrics(TaskDescription task);

  /** Returns what its loss is called beside a chart. */
  String lossName();

  /** Returns all types. */
  static List<TaskType> all() {
    return All.TYPES;
  }

  /** Looked for once. */
  final class All {
    private static final List<TaskType> TYPES =
        Stream.concat(
                Stream.of(TaskDescription.Type.values()),
                ServiceLoader.load(TaskType.class).stream().map(ServiceLoader.Provider::get))
            .toList();

    private All() {}
  }
}
