package org.mmlatch.eval;

import java.util.Comparator;
import java.util.OptionalDouble;

/** The direction in which a metric improves. */
public enum Direction {
  /** An error: 0 is perfect. */
  LOWER_IS_BETTER {
    @Override
    public boolean isBetter(double candidate, double incumbent) {
      return candidate < incumbent;
    }
  },

  /** A measure of agreement: 1 is perfect. */
  HIGHER_IS_BETTER {
    @Override
    public boolean isBetter(double candidate, double incumbent) {
      return candidate > incumbent;
    }
  },

  /** A descriptive count, neither better nor worse. */
  NEITHER {
    @Override
    public boolean isBetter(double candidate, double incumbent) {
      return false;
    }
  };

  /** Returns whether the candidate is strictly better than the incumbent. */
  public abstract boolean isBetter(double candidate, double incumbent);

  /** Returns a comparator that sorts the best value first and undefined ones last. */
  public Comparator<OptionalDouble> bestFirst() {
    return (left, right) -> {
      if (left.isEmpty() || right.isEmpty()) {
        return Boolean.compare(left.isEmpty(), right.isEmpty());
      }
      if (isBetter(left.getAsDouble(), right.getAsDouble())) {
        return -1;
      }
      return isBetter(right.getAsDouble(), left.getAsDouble()) ? 1 : 0;
    };
  }
}
