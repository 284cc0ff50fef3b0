package org.mmlatch.eval;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * A type of task that can be selected in the settings, with its metrics: one of {@link
 * TaskDescription.Type}, or a service from outside this project, found by {@link ServiceLoader}.
 */
public interface TaskType {
  /** Returns the name in settings and files. */
  String key();

  /** Returns the form of its outputs and targets, which determines files and charts. */
  TaskDescription.Type form();

  /**
   * Returns the metrics of a task, calculated from raw outputs.
   *
   * @param task a task of this type
   */
  MetricCatalogue metrics(TaskDescription task);

  /** Returns the name of its loss in charts. */
  String lossName();

  /** Returns all types, including services. */
  static List<TaskType> all() {
    return All.TYPES;
  }

  /** Loads the services once. */
  final class All {
    private static final List<TaskType> TYPES =
        Stream.concat(
                Stream.of(TaskDescription.Type.values()),
                ServiceLoader.load(TaskType.class).stream().map(ServiceLoader.Provider::get))
            .toList();

    private All() {}
  }
}
