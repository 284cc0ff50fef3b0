package org.mmlatch.eval.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Places values along an axis.
 *
 * @param least the value at {@code start}
 * @param greatest the value at {@code end}, above {@code least}
 * @param start a coordinate
 * @param end a coordinate, perhaps below {@code start}
 */
record Scale(double least, double greatest, double start, double end) {
  private static final double[] STEPS = {1, 2, 5, 10};

  /** Returns a scale that all of some values lie on, with a little air around them. */
  static Scale around(double[] values, double start, double end) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      if (Double.isFinite(value)) {
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
      }
    }
    if (least > greatest) {
      return new Scale(0, 1, start, end);
    }
    double air = greatest > least ? (greatest - least) * 0.06 : Math.abs(least) * 0.1;
    if (air == 0) {
      return new Scale(-1, 1, start, end);
    }
    return new Scale(least - air, greatest + air, start, end);
  }

  double at(double value) {
    return start + (value - least) / (greatest - least) * (end - start);
  }

  /** Returns round values on the scale, about as many as asked for. */
  List<Double> ticks(int about) {
    return ticks(about, 0);
  }

  /**
   * As above, but no nearer to each other than a step: 1 where there is nothing between whole
   * numbers, as between epochs.
   */
  List<Double> ticks(int about, double leastStep) {
    double rough = Math.max((greatest - least) / about, leastStep);
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = power;
    for (double candidate : STEPS) {
      step = candidate * power;
      if (step >= rough) {
        break;
      }
    }
    List<Double> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(least / step); i * step <= greatest + step * 1e-9; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  /** Returns a number with as few digits as it has within rounding. */
  static String label(double value) {
    double magnitude = Math.abs(value);
    if (magnitude != 0 && (magnitude < 1e-3 || magnitude >= 1e5)) {
      return String.format(Locale.ROOT, "%.1e", value)
          .replaceFirst("\\.0e", "e")
          .replaceFirst("e([+-])0", "e$1");
    }
    String text = String.format(Locale.ROOT, "%.4f", value + 0.0);
    return text.replaceFirst("\\.?0+$", "").replaceFirst("^-0$", "0");
  }
}
