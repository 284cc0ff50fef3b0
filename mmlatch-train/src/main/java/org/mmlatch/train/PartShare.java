package org.mmlatch.train;

/**
 * What a part is of its batch.
 *
 * @param segments share of the batch's segments
 * @param weights share of what these count in the task's loss: the same, unless classes are
 *     weighted
 */
record PartShare(double segments, double weights) {
  /** A batch that is not split. */
  static final PartShare WHOLE = new PartShare(1, 1);
}
