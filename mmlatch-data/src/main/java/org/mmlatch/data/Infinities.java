package org.mmlatch.data;

import java.util.Locale;

/** The replacement for infinite features in cleaning. */
public enum Infinities {
  /** 0, as for NaN. */
  ZERO {
    @Override
    float replacement(double value) {
      return 0;
    }
  },
  /** The largest finite float with the same sign, as NumPy's {@code nan_to_num} does. */
  LARGEST {
    @Override
    float replacement(double value) {
      return value > 0 ? Float.MAX_VALUE : -Float.MAX_VALUE;
    }
  };

  abstract float replacement(double value);

  /** Returns the replacement for a value that is not a finite float; 0 for NaN. */
  public float replace(double value) {
    return Double.isNaN(value) ? 0 : replacement(value);
  }

  /** Returns the name used in files and settings. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
