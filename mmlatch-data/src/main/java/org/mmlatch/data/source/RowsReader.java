package org.mmlatch.data.source;

import org.mmlatch.BadDataException;

/** Reads one modality of one segment on request. */
@FunctionalInterface
public interface RowsReader {
  /**
   * Reads the rows, without padding.
   *
   * @throws BadDataException if the rows contradict the source's declaration
   */
  RawRows read();
}
