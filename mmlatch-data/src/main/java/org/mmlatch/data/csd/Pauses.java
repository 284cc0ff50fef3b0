package org.mmlatch.data.csd;

/** The treatment of pauses, which the forced alignment lists among the words as {@code sp}. */
public enum Pauses {
  /** Pauses are steps like words, as in the published corpora. */
  KEEP,
  /** Pauses are removed. */
  REMOVE;

  boolean keeps(String word) {
    return this == KEEP || !word.equals(TimedWords.PAUSE);
  }
}
