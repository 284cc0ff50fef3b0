package org.mmlatch.settings;

/** How the learning rate goes on from epoch to epoch. */
public enum ScheduleType {
  /** It is cut whenever the loss reaches a plateau, as the paper has it. */
  PLATEAU,
  /** It stays. */
  CONSTANT,
  /** It falls along half a wave of the cosine, to its least at the last epoch. */
  COSINE,
  /** It falls by as much in every epoch, to its least at the last. */
  LINEAR;

  /** Returns whether the rate of an epoch depends on how many there will be. */
  public boolean endsWithTheEpochs() {
    return switch (this) {
      case PLATEAU, CONSTANT -> false;
      case COSINE, LINEAR -> true;
    };
  }
}
