package org.mmlatch.nn;

import java.util.Locale;

/**
 * The configuration of recurrent layers.
 *
 * @param cell what a step calculates
 * @param layers one above the other, at least 1
 * @param directions in which each layer reads
 */
public record RecurrentConfig(Cell cell, int layers, Directions directions) {
  /** The paper's configuration: one bidirectional LSTM layer. */
  public static final RecurrentConfig DEFAULT = new RecurrentConfig(Cell.LSTM, 1, Directions.BOTH);

  /** The kind of recurrent cell. */
  public enum Cell {
    /** Long short-term memory; gates in the order input, forget, cell, output. */
    LSTM(4),
    /** Gated recurrent unit; gates in the order reset, update, new. */
    GRU(3);

    private final int gates;

    Cell(int gates) {
      this.gates = gates;
    }

    /** Returns the number of blocks of the hidden size that a cell's weights have as rows. */
    public int gates() {
      return gates;
    }

    /** Returns the name used for parts of a model: {@code lstm} or {@code gru}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The directions in which a sequence is read. */
  public enum Directions {
    /** From the first step. */
    FORWARD(1),
    /** From the first step, and from the last real one. */
    BOTH(2);

    private final int count;

    Directions(int count) {
      this.count = count;
    }

    /** Returns the number of directions. */
    public int count() {
      return count;
    }
  }

  /**
   * Checks the depth.
   *
   * @throws IllegalArgumentException if it is below 1
   */
  public RecurrentConfig {
    if (layers < 1) {
      throw new IllegalArgumentException("a recurrence has at least 1 layer, found " + layers);
    }
  }
}
