package org.mmlatch.data;

/** A callback for the progress of a long operation. */
@FunctionalInterface
public interface Progress {
  /** Ignores all progress. */
  Progress SILENT = (done, total) -> {};

  /** Called when {@code done} of {@code total} units of work are finished. */
  void at(long done, long total);
}
