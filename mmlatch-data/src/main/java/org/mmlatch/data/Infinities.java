package org.mmlatch.data;

import java.util.Locale;

/** What cleaning puts in place of a feature that is infinite. */
public enum Infinities {
  /** 0, as for a feature that is not a number. */
  ZERO {
    @Override
    float replacement(double value) {
      return 0;
    }
  },
  /** The float of largest magnitude with the same sign, as NumPy's {@code nan_to_num} does. */
  LARGEST {
    @Override
    float replacement(double value) {
      return value > 0 ? Float.MAX_VALUE : -Float.MAX_VALUE;
    }
  };

  abstract float replacement(double value);

  /** Returns what replaces a value that is not a finite float: 0 if it is not a number. */
  public float replace(double value) {
    return Double.isNaN(value) ? 0 : replacement(value);
  }

  /** Returns the name used in files and settings. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
