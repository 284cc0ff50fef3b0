package org.mmlatch.encoder.tfn;

import org.mmlatch.model.Bounds;

/**
 * The range that outputs are squashed to, {@code (high − low) · σ(y) + low}.
 *
 * @param squash whether they are; otherwise they are y
 * @param low the lowest label
 * @param high the highest label
 */
public record OutputRange(
    boolean squash,
    @Bounds(atLeast = -1000, atMost = 1000) double low,
    @Bounds(atLeast = -1000, atMost = 1000) double high) {
  /** That of sentiment on MOSI and MOSEI. */
  public static final OutputRange SENTIMENT = new OutputRange(true, -3, 3);
}
