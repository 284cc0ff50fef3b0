package org.mmlatch.data.csd;

/** What happens to the silences that the forced aligner lists among the words as {@code sp}. */
public enum Pauses {
  /** They are steps like words, as in the published corpora. */
  KEEP,
  /** They are no steps. */
  REMOVE;

  boolean keeps(String word) {
    return this == KEEP || !word.equals(TimedWords.PAUSE);
  }
}
