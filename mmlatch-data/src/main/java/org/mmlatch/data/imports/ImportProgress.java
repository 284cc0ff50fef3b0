package org.mmlatch.data.imports;

import org.mmlatch.data.Progress;

/**
 * The progress callbacks of an import.
 *
 * @param checksums called with the bytes of the sources hashed so far
 * @param segments called with the number of segments processed so far
 */
public record ImportProgress(Progress checksums, Progress segments) {
  /** Ignores all progress. */
  public static final ImportProgress SILENT = new ImportProgress(Progress.SILENT, Progress.SILENT);
}
