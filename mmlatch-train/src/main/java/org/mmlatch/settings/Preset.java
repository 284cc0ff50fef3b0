package org.mmlatch.settings;

/** A named set of settings, laid over the defaults and under the user's own. */
public enum Preset {
  /** The defaults, which follow the paper. */
  NONE,
  /** Everything in which the released Python code departs from the paper. */
  RELEASED,
  /**
   * MCTN on CMU-MOSEI: as on CMU-MOSI, but for longer sentences. Nothing is published for
   * CMU-MOSEI; this is an assumption.
   */
  MCTN_MOSEI,
  /** MCTN as its released code trains it on CMU-MOSI, but for its folds and its scaling. */
  MCTN_MOSI,
  /** MulT as its paper trains it on CMU-MOSEI. */
  MULT_PAPER_MOSEI,
  /** MulT as its paper trains it on CMU-MOSI. */
  MULT_PAPER_MOSI,
  /** MulT as its released code trains it. */
  MULT_RELEASED,
  /**
   * RAVEN on CMU-MOSEI: the model and rate of its code for CMU-MOSI with this project's training.
   * Nothing is published for CMU-MOSEI; this is an assumption.
   */
  RAVEN_MOSEI,
  /** RAVEN as its released code trains it on CMU-MOSI, but for the loss. */
  RAVEN_MOSI,
  /** Multimodal Routing as its released code trains it on CMU-MOSEI. */
  ROUTING_MOSEI,
  /** The same for CMU-MOSI, for which nothing is published: an assumption. */
  ROUTING_MOSI,
  /** A small Multimodal Routing for tests and CPUs: an assumption. */
  ROUTING_SMALL
}
