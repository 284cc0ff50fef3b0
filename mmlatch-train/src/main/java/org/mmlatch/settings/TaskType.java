package org.mmlatch.settings;

/** What is predicted of a segment. */
public enum TaskType {
  /** What the corpus's targets say. */
  AUTO,
  /** A number. */
  REGRESSION,
  /** Which of several labels are present. */
  MULTILABEL,
  /** Which of several classes it is of. */
  CLASSIFICATION,
  /** Whether a label is present. */
  BINARY
}
