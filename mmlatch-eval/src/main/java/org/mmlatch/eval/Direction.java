package org.mmlatch.eval;

/** Which way a metric improves. */
public enum Direction {
  /** An error: 0 is perfect. */
  LOWER_IS_BETTER {
    @Override
    public boolean isBetter(double candidate, double incumbent) {
      return candidate < incumbent;
    }
  },

  /** An agreement: 1 is perfect. */
  HIGHER_IS_BETTER {
    @Override
    public boolean isBetter(double candidate, double incumbent) {
      return candidate > incumbent;
    }
  };

  /** Returns whether the candidate is strictly better than the incumbent. */
  public abstract boolean isBetter(double candidate, double incumbent);
}
