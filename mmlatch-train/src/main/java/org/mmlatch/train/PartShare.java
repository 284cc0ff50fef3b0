package org.mmlatch.train;

/**
 * The share of a part in its batch.
 *
 * @param segments share of the batch's segments, from 0 to 1
 * @param weights share of the segments' weights in the task's loss; equal to {@code segments}
 *     unless classes are weighted
 */
record PartShare(double segments, double weights) {
  /** The share of a batch that is not split. */
  static final PartShare WHOLE = new PartShare(1, 1);
}
