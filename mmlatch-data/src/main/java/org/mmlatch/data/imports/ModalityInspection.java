package org.mmlatch.data.imports;

import org.mmlatch.data.CleaningCounts;
import org.mmlatch.data.source.RawRows;

/**
 * Statistics of one modality over all segments of the sources.
 *
 * @param dim features per step
 * @param missing number of segments without steps in this modality
 * @param steps total number of steps
 * @param shortest steps of the shortest segment that has any; 0 if there is none
 * @param longest steps of the longest segment
 * @param notFinite number of values that are not finite floats
 * @param affected number of segments with such values
 */
public record ModalityInspection(
    int dim,
    int missing,
    long steps,
    int shortest,
    int longest,
    CleaningCounts notFinite,
    int affected) {

  /** Returns the statistics before any segment was read. */
  static ModalityInspection of(int dim) {
    return new ModalityInspection(dim, 0, 0, 0, 0, CleaningCounts.NONE, 0);
  }

  ModalityInspection withMissing() {
    return new ModalityInspection(dim, missing + 1, steps, shortest, longest, notFinite, affected);
  }

  /** Adds a segment with at least one step. */
  ModalityInspection with(RawRows rows) {
    CleaningCounts found = rows.notFinite();
    return new ModalityInspection(
        dim,
        missing,
        steps + rows.rows(),
        shortest == 0 ? rows.rows() : Math.min(shortest, rows.rows()),
        Math.max(longest, rows.rows()),
        notFinite.plus(found),
        affected + (found.total() > 0 ? 1 : 0));
  }
}
