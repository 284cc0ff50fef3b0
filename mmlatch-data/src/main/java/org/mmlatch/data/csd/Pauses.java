package org.mmlatch.data.csd;

/** The treatment of pauses, which the forced alignment lists among the words as {@code sp}. */
public enum Pauses {
  /** Pauses are steps like words, as in the published corpora. */
  KEEP,
  /** Pauses are removed. */
  REMOVE;

  boolean keeps(String word) {
    return this == KEEP || !isPause(word);
  }

  /** Returns whether a word of a source that marks pauses is one. */
  public static boolean isPause(String word) {
    return word.equals(TimedWords.PAUSE);
  }
}
