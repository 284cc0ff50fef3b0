package org.mmlatch.settings;

/** The kind of learning rate schedule. */
public enum ScheduleType {
  /** The rate is cut whenever the loss reaches a plateau, as in the paper. */
  PLATEAU,
  /** The rate stays the same. */
  CONSTANT,
  /** The rate falls along half a cosine wave, to its minimum at the last epoch. */
  COSINE,
  /** The rate falls by the same amount every epoch, to its minimum at the last one. */
  LINEAR;

  /** Returns whether the rate of an epoch depends on how many there will be. */
  public boolean endsWithTheEpochs() {
    return switch (this) {
      case PLATEAU, CONSTANT -> false;
      case COSINE, LINEAR -> true;
    };
  }
}
