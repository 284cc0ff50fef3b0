package org.mmlatch.settings;

import java.math.BigDecimal;
import java.util.StringJoiner;
import org.mmlatch.model.Bounds;

/** An interval of finite numbers, each end open, closed or absent. */
record Interval(double atLeast, double above, double atMost, double below) {
  static Interval of(Bounds bounds) {
    return new Interval(bounds.atLeast(), bounds.above(), bounds.atMost(), bounds.below());
  }

  Interval atMost(double limit) {
    return new Interval(atLeast, above, Math.min(atMost, limit), below);
  }

  boolean contains(BigDecimal number) {
    double value = number.doubleValue();
    return Double.isFinite(value)
        && value >= atLeast
        && value > above
        && value <= atMost
        && value < below;
  }

  /** Returns the interval in words, for example {@code at least 0 and below 1}. */
  @Override
  public String toString() {
    if (atMost == Integer.MAX_VALUE && Double.isFinite(atLeast)) {
      return "from " + SettingText.of(atLeast); // the upper end is only int's limit
    }
    if (Double.isFinite(atLeast) && Double.isFinite(atMost)) {
      return "from " + SettingText.of(atLeast) + " to " + SettingText.of(atMost);
    }
    StringJoiner words = new StringJoiner(" and ");
    add(words, "at least", atLeast);
    add(words, "above", above);
    add(words, "at most", atMost);
    add(words, "below", below);
    return words.toString();
  }

  private static void add(StringJoiner words, String relation, double end) {
    if (Double.isFinite(end)) {
      words.add(relation + " " + SettingText.of(end));
    }
  }
}
