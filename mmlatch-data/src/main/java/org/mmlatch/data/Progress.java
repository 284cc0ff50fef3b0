package org.mmlatch.data;

/** Is told how far a long operation has come. */
@FunctionalInterface
public interface Progress {
  /** Tells nobody. */
  Progress SILENT = (done, total) -> {};

  /** {@code done} of {@code total} parts of the work are finished. */
  void at(long done, long total);
}
