package org.mmlatch.nn;

import java.util.Locale;

/**
 * How sequences are read step by step.
 *
 * @param cell what a step calculates
 * @param layers one above the other, at least 1
 * @param directions in which each layer reads
 */
public record RecurrentConfig(Cell cell, int layers, Directions directions) {
  /** The paper's: one bidirectional layer of LSTM. */
  public static final RecurrentConfig DEFAULT = new RecurrentConfig(Cell.LSTM, 1, Directions.BOTH);

  /** What a step calculates. */
  public enum Cell {
    /** Long short-term memory; gates in the order input, forget, cell, output. */
    LSTM(4),
    /** Gated recurrent unit; gates in the order reset, update, new. */
    GRU(3);

    private final int gates;

    Cell(int gates) {
      this.gates = gates;
    }

    /** Returns how many times its hidden size a cell's weights are high. */
    public int gates() {
      return gates;
    }

    /** Returns the name used for parts of a model: {@code lstm} or {@code gru}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** In which directions a sequence is read. */
  public enum Directions {
    /** From the first step. */
    FORWARD(1),
    /** From the first step, and from the last real one. */
    BOTH(2);

    private final int count;

    Directions(int count) {
      this.count = count;
    }

    /** Returns how many they are. */
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
