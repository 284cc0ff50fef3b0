package org.mmlatch.eval;

/** The unit of a metric's values. */
public enum Unit {
  /** The unit of the target, as for regression errors. */
  TARGET,
  /** A share of segments or of decisions, in [0, 1]. */
  SHARE,
  /** A correlation, in [-1, 1]. */
  COEFFICIENT,
  /** A negative log-likelihood, in nats. */
  NATS,
  /** A count of segments or labels. */
  COUNT
}
