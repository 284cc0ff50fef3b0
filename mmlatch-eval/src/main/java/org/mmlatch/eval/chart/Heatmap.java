package org.mmlatch.eval.chart;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * A heatmap: numbers as colours, in rows and columns.
 *
 * @param title title
 * @param rows row labels, from the top
 * @param columns column labels, from the left; shown if there is space for them
 * @param values values (rows, columns); empty where undefined. A row without values is labelled
 * @param marks a row of numbers from -1 to 1 above the columns, such as correlations; may be empty
 * @param marksLabel label of that row
 */
public record Heatmap(
    String title,
    List<String> rows,
    List<String> columns,
    List<List<OptionalDouble>> values,
    List<OptionalDouble> marks,
    String marksLabel) {
  private static final int MAX_LABELLED_COLUMNS = 80;
  private static final double ROW = 20;
  private static final double TOP = 34;
  private static final double MIN_LEFT = 78;
  private static final double TITLE_LETTER = 7.7;
  private static final int MAX_LABEL_LENGTH = 24;

  /** Copies the lists. */
  public Heatmap {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
    values = values.stream().map(List::copyOf).toList();
    marks = List.copyOf(marks);
  }

  /** Returns the height of the drawing. */
  public double height() {
    return TOP + ROW * (rows.size() + (marks.isEmpty() ? 0 : 1.4)) + labelRoom() + 52;
  }

  /** Returns the width of the drawing. */
  public double width() {
    double cells = left() + Math.max(260, columns.size() * cell());
    return Math.max(cells, 8 + TITLE_LETTER * title.length()) + 16;
  }

  private double left() {
    int longest = rows.stream().mapToInt(row -> shortened(row).length()).max().orElse(0);
    return Math.max(MIN_LEFT, 16 + 6.4 * longest);
  }

  private static String shortened(String label) {
    return label.length() > MAX_LABEL_LENGTH
        ? label.substring(0, MAX_LABEL_LENGTH - 1) + "…"
        : label;
  }

  private double cell() {
    return columns.size() <= MAX_LABELLED_COLUMNS ? 14 : 3.2;
  }

  private double labelRoom() {
    int longest = columns.stream().mapToInt(String::length).max().orElse(0);
    return columns.size() <= MAX_LABELLED_COLUMNS ? 10 + 6.2 * Math.min(longest, 24) : 20;
  }

  /** Draws the chart. */
  public Drawing draw() {
    Drawing svg = new Drawing(width(), height(), title);
    drawOn(svg, 0);
    return svg;
  }

  /** Draws the chart onto a larger drawing, below {@code y}. */
  public void drawOn(Drawing svg, double y) {
    svg.text(8, y + 18, title, Drawing.Anchor.START, Style.HEAD);
    double top = y + TOP;
    if (!marks.isEmpty()) {
      drawMarks(svg, top);
      top += ROW * 1.4;
    }
    Scale shades = shades();
    for (int row = 0; row < rows.size(); row++) {
      svg.text(
          left() - 6,
          top + ROW * row + 14,
          shortened(rows.get(row)),
          Drawing.Anchor.END,
          Style.MUTED);
      for (int column = 0; column < columns.size(); column++) {
        drawCell(svg, row, column, top + ROW * row, shades);
      }
      if (values.get(row).stream().allMatch(OptionalDouble::isEmpty)) {
        svg.text(left() + 4, top + ROW * row + 14, "none", Drawing.Anchor.START, Style.SMALL);
      }
    }
    double bottom = top + ROW * rows.size();
    drawLabels(svg, bottom);
    drawLegend(svg, bottom + labelRoom() + 12, shades);
  }

  private void drawMarks(Drawing svg, double y) {
    svg.text(left() - 6, y + 14, marksLabel, Drawing.Anchor.END, Style.MUTED);
    for (int column = 0; column < columns.size(); column++) {
      if (marks.get(column).isPresent()) {
        double value = marks.get(column).getAsDouble();
        String hint =
            String.format(Locale.ROOT, "%s: %s %.3f", columns.get(column), marksLabel, value);
        svg.cell(x(column), y, cell(), ROW, Palette.diverging(value), hint);
      }
    }
  }

  private void drawCell(Drawing svg, int row, int column, double y, Scale shades) {
    OptionalDouble value = values.get(row).get(column);
    if (value.isPresent()) {
      String hint =
          String.format(
              Locale.ROOT, "%s, %s: %.4f", columns.get(column), rows.get(row), value.getAsDouble());
      String fill = Palette.sequential(shades.at(value.getAsDouble()));
      svg.cell(x(column), y, cell(), ROW, fill, hint);
    }
  }

  private void drawLabels(Drawing svg, double bottom) {
    if (columns.size() <= MAX_LABELLED_COLUMNS) {
      for (int column = 0; column < columns.size(); column++) {
        String label = columns.get(column);
        String shown = shortened(label);
        svg.upright(x(column) + cell() / 2 + 4, bottom + 6, shown, Drawing.Anchor.END, Style.SMALL);
      }
    } else {
      for (int column = 0; column < columns.size(); column += 25) {
        double x = x(column) + cell() / 2;
        svg.line(x, bottom, x, bottom + 4, Style.AXIS);
        svg.text(x, bottom + 15, Integer.toString(column), Drawing.Anchor.MIDDLE, Style.SMALL);
      }
    }
  }

  private void drawLegend(Drawing svg, double y, Scale shades) {
    int steps = 40;
    for (int i = 0; i < steps; i++) {
      svg.cell(left() + 3.0 * i, y, 3.2, 10, Palette.sequential((i + 0.5) / steps), "");
    }
    String least = String.format(Locale.ROOT, "%.3f", shades.least());
    String greatest = String.format(Locale.ROOT, "%.3f", shades.greatest());
    svg.text(left() - 6, y + 9, least, Drawing.Anchor.END, Style.MUTED);
    svg.text(left() + 3 * steps + 6, y + 9, greatest, Drawing.Anchor.START, Style.MUTED);
    if (!marks.isEmpty()) {
      String ends = marksLabel + ": red -1, blue +1";
      svg.text(left() - 6, y + 28, ends, Drawing.Anchor.START, Style.SMALL);
    }
  }

  private double x(int column) {
    return left() + column * cell();
  }

  private Scale shades() {
    double[] all =
        IntStream.range(0, rows.size())
            .boxed()
            .flatMapToDouble(
                row -> values.get(row).stream().flatMapToDouble(OptionalDouble::stream))
            .toArray();
    double least = IntStream.range(0, all.length).mapToDouble(i -> all[i]).min().orElse(0);
    double greatest = IntStream.range(0, all.length).mapToDouble(i -> all[i]).max().orElse(1);
    return new Scale(least, greatest > least ? greatest : least + 1, 0, 1);
  }
}
