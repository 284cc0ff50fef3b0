package org.mmlatch.eval.chart;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * A colour scale that is shared by a whole drawing, and its colour bar.
 *
 * @param name name of the numbers
 * @param least number at the left end: 0, or the negative of {@code greatest}
 * @param greatest number at the right end
 */
public record Legend(String name, double least, double greatest) {
  private static final int STEPS = 40;
  private static final double STEP = 3;
  private static final double[] ROUND = {1, 2, 5, 10};
  private static final double MIN_RANGE = 0.1;

  /** Returns a scale from 0 (dark) to {@code greatest} (bright). */
  public static Legend of(String name, double greatest) {
    return new Legend(name, 0, greatest);
  }

  /** Returns a scale from 0 to the next round number not exceeded by the absolute values. */
  public static Legend from0(String name, double[] values) {
    return of(name, roundedUp(values));
  }

  /**
   * Returns a symmetric scale around 0, to the next round number not exceeded by the absolute
   * values.
   */
  public static Legend around0(String name, double[] values) {
    double greatest = roundedUp(values);
    return new Legend(name, -greatest, greatest);
  }

  private static double roundedUp(double[] values) {
    double most =
        DoubleStream.concat(DoubleStream.of(MIN_RANGE), Arrays.stream(values).map(Math::abs))
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

  /** Returns the colour of a number; numbers beyond an end get the colour of the end. */
  public String colour(double value) {
    return signed()
        ? Palette.diverging(value / greatest)
        : Palette.sequential((value - least) / (greatest - least));
  }

  /** Returns the text of a number in drawings with this scale. */
  public String text(double value) {
    String text = String.format(Locale.ROOT, signed() ? "%+.2f" : "%.2f", value);
    return text.equals("-0.00") || text.equals("+0.00") ? "0.00" : text;
  }

  /** Draws the colour bar with the numbers at its ends and its name, starting at a point. */
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
