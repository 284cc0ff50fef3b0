package org.mmlatch.sweep;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** The range or list of values from which a setting is drawn. */
sealed interface DrawRange {
  /**
   * Returns the value at a relative position in the range.
   *
   * @param place position in [0, 1)
   */
  ConfigValue at(double place);

  /**
   * A list of equally likely values.
   *
   * @param values the values, at least one
   */
  record Choice(List<ConfigValue> values) implements DrawRange {
    @Override
    public ConfigValue at(double place) {
      return values.get((int) (place * values.size()));
    }
  }

  /**
   * Equally likely whole numbers.
   *
   * @param from smallest number
   * @param to largest number
   */
  record Whole(long from, long to) implements DrawRange {
    @Override
    public ConfigValue at(double place) {
      long value = Math.min(to, from + (long) Math.floor(place * (to - from + 1)));
      return ConfigValueFactory.fromAnyRef(value, "a draw");
    }
  }

  /** Uniformly distributed numbers, rounded to four significant digits. */
  record Linear(double from, double to) implements DrawRange {
    @Override
    public ConfigValue at(double place) {
      return fourDigits(from + place * (to - from));
    }
  }

  /** Log-uniformly distributed positive numbers, rounded to four significant digits. */
  record Logarithmic(double from, double to) implements DrawRange {
    @Override
    public ConfigValue at(double place) {
      double start = StrictMath.log(from);
      return fourDigits(StrictMath.exp(start + place * (StrictMath.log(to) - start)));
    }
  }

  private static ConfigValue fourDigits(double value) {
    double rounded = new BigDecimal(value).round(new MathContext(4)).doubleValue();
    return ConfigValueFactory.fromAnyRef(rounded, "a draw");
  }

  /** Returns whether an object is a range rather than a section of ranges. */
  static boolean isOne(ConfigObject object) {
    return object.containsKey("from") || object.containsKey("to");
  }

  /**
   * Reads {@code [a, b, c]} or {@code {from = , to = , scale = }}.
   *
   * @throws org.mmlatch.settings.SettingsException if the value has neither form
   */
  static DrawRange read(String key, ConfigValue value) {
    if (value instanceof ConfigList list && !list.isEmpty()) {
      return new Choice(List.copyOf(list));
    }
    String what = "random.ranges." + key;
    if (!(value instanceof ConfigObject range)) {
      throw SweepValues.wrong(
          value, what + ": expected a list of values, or { from = 1, to = 2, scale = linear }");
    }
    SweepValues.requireKeys(range, List.of("from", "to", "scale"), "a range");
    BigDecimal from = SweepValues.number(SweepValues.require(range, "from"), what + ".from");
    BigDecimal to = SweepValues.number(SweepValues.require(range, "to"), what + ".to");
    if (from.compareTo(to) >= 0) {
      throw SweepValues.wrong(
          range, what + ": expected from to be less than to, found %s and %s".formatted(from, to));
    }
    String scale = SweepValues.text(range, "scale").orElse("linear");
    return switch (scale) {
      case "whole" -> new Whole(whole(range, "from", what), whole(range, "to", what));
      case "linear" -> new Linear(from.doubleValue(), to.doubleValue());
      case "log" -> {
        if (from.signum() <= 0) {
          throw SweepValues.wrong(
              range, what + ".from: expected a number above 0 for scale = log, found " + from);
        }
        yield new Logarithmic(from.doubleValue(), to.doubleValue());
      }
      default ->
          throw SweepValues.wrong(
              range, what + ".scale: expected linear | log | whole; found '%s'".formatted(scale));
    };
  }

  private static long whole(ConfigObject range, String key, String what) {
    return SweepValues.whole(SweepValues.require(range, key), what + "." + key);
  }
}
