package org.mmlatch.data.imports;

import org.mmlatch.data.Progress;

/**
 * Who is told how far an import is.
 *
 * @param checksums is told the bytes of the sources that were read for their SHA-256
 * @param segments is told the number of segments done
 */
public record ImportProgress(Progress checksums, Progress segments) {
  /** Nobody. */
  public static final ImportProgress SILENT = new ImportProgress(Progress.SILENT, Progress.SILENT);
}
