package org.mmlatch.data.imports;

import org.mmlatch.data.CleaningCounts;
import org.mmlatch.data.source.RawRows;

/**
 * One modality of a source.
 *
 * @param dim features per step
 * @param missing segments without any step of it
 * @param steps of all segments
 * @param shortest steps of the shortest segment that has any; 0 if none has
 * @param longest steps of the longest
 * @param notFinite features that are not finite floats, of all segments
 * @param affected segments with such features
 */
public record ModalityInspection(
    int dim,
    int missing,
    long steps,
    int shortest,
    int longest,
    CleaningCounts notFinite,
    int affected) {

  /** A modality of which no segment was looked at. */
  static ModalityInspection of(int dim) {
    return new ModalityInspection(dim, 0, 0, 0, 0, CleaningCounts.NONE, 0);
  }

  ModalityInspection withMissing() {
    return new ModalityInspection(dim, missing + 1, steps, shortest, longest, notFinite, affected);
  }

  /** Adds a segment of at least one step. */
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
