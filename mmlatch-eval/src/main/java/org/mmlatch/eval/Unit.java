package org.mmlatch.eval;

/** What a metric's numbers are. */
public enum Unit {
  /** In the target's own unit, as an error of a regression is. */
  TARGET,
  /** A share of segments or of decisions, in [0, 1]. */
  SHARE,
  /** A correlation, in [-1, 1]. */
  COEFFICIENT,
  /** A negative log-likelihood, in nats. */
  NATS,
  /** A number of segments or labels. */
  COUNT
}
