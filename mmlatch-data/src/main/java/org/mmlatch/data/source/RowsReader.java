package org.mmlatch.data.source;

import org.mmlatch.BadDataException;

/** Reads one modality of one segment when it is needed. */
@FunctionalInterface
public interface RowsReader {
  /**
   * Reads the rows, without padding.
   *
   * @throws BadDataException if they are not as the source says
   */
  RawRows read();
}
