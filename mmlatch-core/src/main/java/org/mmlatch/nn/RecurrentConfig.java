package org.mmlatch.nn;

import java.util.Locale;

/**
 * The kind of recurrent network.
 *
 * @param cell LSTM or GRU
 * @param layers number of stacked layers, at least 1
 * @param directions directions in which each layer reads
 */
public record RecurrentConfig(Cell cell, int layers, Directions directions) {
  /** One bidirectional LSTM layer, as in the paper. */
  public static final RecurrentConfig DEFAULT = new RecurrentConfig(Cell.LSTM, 1, Directions.BOTH);

  /** The recurrent cell. */
  public enum Cell {
    /** Long short-term memory; gates in the order input, forget, cell, output. */
    LSTM(4),
    /** Gated recurrent unit; gates in the order reset, update, new. */
    GRU(3);

    private final int gates;

    Cell(int gates) {
      this.gates = gates;
    }

    /**
     * Returns the number of gates; a cell's weights have this many times the hidden size as rows.
     */
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
    /** From the first step to the last. */
    FORWARD(1),
    /** Both ways: from the first step, and from the last real one. */
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
   * Checks the number of layers.
   *
   * @throws IllegalArgumentException if it is below 1
   */
  public RecurrentConfig {
    if (layers < 1) {
      throw new IllegalArgumentException("a recurrence has at least 1 layer, found " + layers);
    }
  }
}
