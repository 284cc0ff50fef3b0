package org.mmlatch.eval.chart;

import java.util.List;

/** How often each class was taken for which, as numbers on shades. */
public final class ConfusionChart {
  private static final double LEFT = 66;
  private static final double TOP = 60;
  private static final double CELL_WIDTH = 46;
  private static final double CELL_HEIGHT = 25;

  private ConfusionChart() {}

  /**
   * Draws a square of counts, each row shaded by its shares.
   *
   * @param classes labels, for rows and columns
   * @param counts true classes in rows, predicted ones in columns
   */
  public static Drawing draw(String title, List<String> classes, int[][] counts) {
    Drawing svg = new Drawing(Frame.WIDTH, Frame.HEIGHT, title);
    svg.text(8, 18, title, Drawing.Anchor.START, Style.HEAD);
    svg.text(8, TOP - 6, "true", Drawing.Anchor.START, Style.MUTED);
    svg.text(Frame.WIDTH - 12, 36, "predicted", Drawing.Anchor.END, Style.MUTED);
    for (int row = 0; row < classes.size(); row++) {
      double y = TOP + row * CELL_HEIGHT;
      double x = LEFT + row * CELL_WIDTH;
      svg.text(LEFT - 8, y + 17, classes.get(row), Drawing.Anchor.END, Style.MUTED);
      svg.text(x + CELL_WIDTH / 2, TOP - 6, classes.get(row), Drawing.Anchor.MIDDLE, Style.MUTED);
      drawRow(svg, y, counts[row], classes, row);
    }
    svg.text(
        LEFT,
        TOP + classes.size() * CELL_HEIGHT + 20,
        "Shade: share of the true class",
        Drawing.Anchor.START,
        Style.SMALL);
    return svg;
  }

  private static void drawRow(Drawing svg, double y, int[] counts, List<String> classes, int row) {
    int all = 0;
    for (int count : counts) {
      all += count;
    }
    for (int column = 0; column < counts.length; column++) {
      double x = LEFT + column * CELL_WIDTH;
      String fill = Palette.sequential(all == 0 ? 0 : (double) counts[column] / all);
      String hint =
          "true %s, predicted %s: %d of %d"
              .formatted(classes.get(row), classes.get(column), counts[column], all);
      svg.cell(x, y, CELL_WIDTH - 1.5, CELL_HEIGHT - 1.5, fill, hint);
      if (counts[column] > 0) {
        svg.onColour(x + CELL_WIDTH / 2, y + 16, Integer.toString(counts[column]), fill);
      }
    }
  }
}
