package org.mmlatch.eval.chart;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * Which colour a number has, the same all over a picture, and how the picture says so.
 *
 * @param name what the numbers are
 * @param least the number at the bar's left end: 0, or the negative of {@code greatest}
 * @param greatest the number at its right end
 */
public record Legend(String name, double least, double greatest) {
  private static final int STEPS = 40;
  private static final double STEP = 3;
  private static final double[] ROUND = {1, 2, 5, 10};
  private static final double LEAST_RANGE = 0.1;

  /** Returns a scale from 0 to a number, from dark to bright. */
  public static Legend of(String name, double greatest) {
    return new Legend(name, 0, greatest);
  }

  /** Returns a scale from 0 to the next round number that none of the values exceeds. */
  public static Legend from0(String name, double[] values) {
    return of(name, roundedUp(values));
  }

  /** Returns a scale of both signs, to the next round number that none of the values exceeds. */
  public static Legend around0(String name, double[] values) {
    double greatest = roundedUp(values);
    return new Legend(name, -greatest, greatest);
  }

  private static double roundedUp(double[] values) {
    double most =
        DoubleStream.concat(DoubleStream.of(LEAST_RANGE), Arrays.stream(values).map(Math::abs))
            .max()
            .orElseThrow();
    double power = Math.pow(10, Math.floor(Math.log10(most) + 1e-9));
    return Arrays.stream(ROUND)
        .map(step -> step * power)
        .filter(step -> step >= most * (1 - 1e-9))
        .findFirst()
        .orElse(most);
  }

  private boolean signed() {
    return least < 0;
  }

  /** Returns the colour of a number; one beyond the ends has that of the end. */
  public String colour(double value) {
    return signed()
        ? Palette.diverging(value / greatest)
        : Palette.sequential((value - least) / (greatest - least));
  }

  /** Returns a number as pictures with this scale show it. */
  public String text(double value) {
    String text = String.format(Locale.ROOT, signed() ? "%+.2f" : "%.2f", value);
    return text.equals("-0.00") || text.equals("+0.00") ? "0.00" : text;
  }

  /** Draws a bar of all colours with the numbers at its ends and its name, from a point on. */
  public void draw(Drawing drawing, double x, double y) {
    for (int i = 0; i < STEPS; i++) {
      double value = least + (i + 0.5) / STEPS * (greatest - least);
      drawing.cell(x + STEP * i, y, STEP + 0.2, 10, colour(value), "");
    }
    double right = x + STEP * STEPS + 6;
    drawing.text(x - 8, y + 9, text(least), Drawing.Anchor.END, Style.MUTED);
    drawing.text(right, y + 9, text(greatest), Drawing.Anchor.START, Style.MUTED);
    drawing.text(right + 40, y + 9, name, Drawing.Anchor.START, Style.MUTED);
  }
}
