package org.mmlatch.settings;

/** How a modality's features are normalised, before anything else. */
public enum Normalisation {
  /** They are read as the corpus has them. */
  NONE,
  /** Each is shifted and scaled to mean 0 and deviation 1 over the training split. */
  Z_SCORE
}
