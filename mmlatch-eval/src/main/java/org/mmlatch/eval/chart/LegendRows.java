package org.mmlatch.eval.chart;

import java.util.List;

/** A legend below a chart, with a row per line: its colour and its name. */
final class LegendRows {
  private static final double ROW = 16;
  private static final double LETTER = 6.4;

  /** Maximum number of rows; colours repeat, so more rows would not help to identify lines. */
  private static final int MAX_ROWS = 24;

  private LegendRows() {}

  /** Returns the height of a legend with this number of names. */
  static double room(int names) {
    return names == 0 ? 0 : ROW * Math.min(names, MAX_ROWS + 1) + 6;
  }

  /** Draws a row per name; if there are too many, the first ones and the number of the others. */
  static void draw(Frame frame, List<String> names) {
    for (int i = 0; i < Math.min(names.size(), MAX_ROWS); i++) {
      draw(frame, names.get(i), i);
    }
    if (names.size() > MAX_ROWS) {
      text(frame, "and %d more".formatted(names.size() - MAX_ROWS), y(MAX_ROWS));
    }
  }

  /** Draws row {@code index}, from 0, in the style of the line with that index. */
  static void draw(Frame frame, String name, int index) {
    double y = y(index);
    frame.svg().line(frame.left(), y, frame.left() + 14, y, Style.line(index));
    text(frame, name, y);
  }

  private static double y(int row) {
    return Frame.HEIGHT + 4 + ROW * row;
  }

  private static void text(Frame frame, String name, double y) {
    int most = (int) ((Frame.WIDTH - frame.left() - 30) / LETTER);
    String shown = name.length() > most ? name.substring(0, most - 1) + "…" : name;
    frame.svg().text(frame.left() + 20, y + 4, shown, Drawing.Anchor.START, Style.MUTED);
  }
}
