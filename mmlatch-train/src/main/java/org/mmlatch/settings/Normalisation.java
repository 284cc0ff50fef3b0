package org.mmlatch.settings;

/** How a modality's features are normalised before the model reads them. */
public enum Normalisation {
  /** The features are used as the corpus has them. */
  NONE,
  /** Each feature is scaled to mean 0 and standard deviation 1 over the training split. */
  Z_SCORE
}
