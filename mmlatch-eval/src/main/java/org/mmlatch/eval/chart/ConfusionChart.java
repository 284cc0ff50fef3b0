package org.mmlatch.eval.chart;

import java.util.List;

/**
 * A confusion matrix: counts on shades that show the share of the row, from dark for 0 to bright
 * for 1.
 *
 * @param title title
 * @param rows names of the targets, from the top
 * @param columns names of the predictions, from the left
 * @param counts number of segments, (rows, columns)
 */
public record ConfusionChart(
    String title, List<String> rows, List<String> columns, List<List<Integer>> counts) {
  private static final double MIN_LEFT = 66;
  private static final double TOP = 60;
  private static final double CELL_WIDTH = 46;
  private static final double CELL_HEIGHT = 25;
  private static final double LETTER = 6.4;
  private static final int MAX_LABEL_LENGTH = 16;

  /** Copies the lists. */
  public ConfusionChart {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
    counts = counts.stream().map(List::copyOf).toList();
  }

  /** Creates the confusion matrix of classes, which have the same names in rows and columns. */
  public ConfusionChart(String title, List<String> classes, List<List<Integer>> counts) {
    this(title, classes, classes, counts);
  }

  /** Draws the chart. */
  public Drawing draw() {
    double right = left() + columns.size() * CELL_WIDTH;
    double bottom = top() + rows.size() * CELL_HEIGHT;
    Drawing svg =
        new Drawing(Math.max(Frame.WIDTH, right + 12), Math.max(Frame.HEIGHT, bottom + 34), title);
    svg.text(8, 18, title, Drawing.Anchor.START, Style.HEAD);
    svg.text(8, top() - 6, "true", Drawing.Anchor.START, Style.MUTED);
    svg.text(left(), 36, "predicted", Drawing.Anchor.START, Style.MUTED);
    for (int column = 0; column < columns.size(); column++) {
      name(svg, columns.get(column), left() + column * CELL_WIDTH + CELL_WIDTH / 2);
    }
    for (int row = 0; row < rows.size(); row++) {
      double y = top() + row * CELL_HEIGHT;
      svg.text(left() - 8, y + 17, shown(rows.get(row)), Drawing.Anchor.END, Style.MUTED);
      drawRow(svg, y, row);
    }
    svg.text(
        left(), bottom + 20, "Shade: share of the row, 0 to 1", Drawing.Anchor.START, Style.SMALL);
    return svg;
  }

  private void name(Drawing svg, String column, double x) {
    if (isUpright()) {
      svg.upright(x + 4, top() - 6, shown(column), Drawing.Anchor.START, Style.MUTED);
    } else {
      svg.text(x, top() - 6, column, Drawing.Anchor.MIDDLE, Style.MUTED);
    }
  }

  private double left() {
    return Math.max(MIN_LEFT, 44 + LETTER * longest(rows));
  }

  private double top() {
    return isUpright() ? 48 + LETTER * longest(columns) : TOP;
  }

  private boolean isUpright() {
    return longest(columns) * LETTER > CELL_WIDTH;
  }

  private static int longest(List<String> names) {
    return names.stream().mapToInt(name -> shown(name).length()).max().orElse(0);
  }

  private static String shown(String name) {
    return name.length() > MAX_LABEL_LENGTH ? name.substring(0, MAX_LABEL_LENGTH - 1) + "…" : name;
  }

  private void drawRow(Drawing svg, double y, int row) {
    int all = counts.get(row).stream().mapToInt(Integer::intValue).sum();
    for (int column = 0; column < columns.size(); column++) {
      double x = left() + column * CELL_WIDTH;
      int count = counts.get(row).get(column);
      String fill = Palette.sequential(all == 0 ? 0 : (double) count / all);
      String hint =
          "true %s, predicted %s: %d of %d"
              .formatted(rows.get(row), columns.get(column), count, all);
      svg.cell(x, y, CELL_WIDTH - 1.5, CELL_HEIGHT - 1.5, fill, hint);
      if (count > 0) {
        svg.onColour(x + CELL_WIDTH / 2, y + 16, Integer.toString(count), fill);
      }
    }
  }
}
