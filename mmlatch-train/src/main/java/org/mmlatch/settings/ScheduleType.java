package org.mmlatch.settings;

/** The kind of learning rate schedule. */
public enum ScheduleType {
  /** The rate is cut whenever the loss reaches a plateau, as in the paper. */
  PLATEAU,
  /** The rate stays the same. */
  CONSTANT,
  /** The rate falls along half a cosine wave and would reach its minimum after the last epoch. */
  COSINE,
  /**
   * The rate falls by the same amount every epoch and would reach its minimum after the last one.
   */
  LINEAR;

  /** Returns whether the rate depends on the total number of epochs. */
  public boolean endsWithTheEpochs() {
    return switch (this) {
      case PLATEAU, CONSTANT -> false;
      case COSINE, LINEAR -> true;
    };
  }
}
