package org.mmlatch.settings;

/** How the learning rate goes on from epoch to epoch. */
public enum ScheduleType {
  /** It is cut whenever the loss reaches a plateau, as the paper has it. */
  PLATEAU,
  /** It stays. */
  CONSTANT,
  /** It falls along half a wave of the cosine. */
  COSINE,
  /** It falls by as much in every epoch. */
  LINEAR
}
