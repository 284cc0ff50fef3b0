package org.mmlatch.eval.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The linear scale of an axis.
 *
 * @param least value at {@code start}
 * @param greatest value at {@code end}, greater than {@code least}
 * @param start coordinate of {@code least}
 * @param end coordinate of {@code greatest}; may be less than {@code start}
 */
record Scale(double least, double greatest, double start, double end) {
  private static final double[] STEPS = {1, 2, 5, 10};

  /** Returns a scale that covers the finite values, with a margin. */
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
    double margin = greatest > least ? (greatest - least) * 0.06 : Math.abs(least) * 0.1;
    if (margin == 0) {
      return new Scale(-1, 1, start, end);
    }
    return new Scale(least - margin, greatest + margin, start, end);
  }

  double at(double value) {
    return start + (value - least) / (greatest - least) * (end - start);
  }

  /** Returns about {@code about} round values on the scale. */
  List<Double> ticks(int about) {
    return ticks(about, 0);
  }

  /** As above, but at least {@code leastStep} apart, such as 1 for integers like epochs. */
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

  /** Returns a number rounded and without trailing zeros. */
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
