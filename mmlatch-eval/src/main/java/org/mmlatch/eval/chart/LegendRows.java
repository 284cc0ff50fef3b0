package org.mmlatch.eval.chart;

/** Below a chart, a row for each line: its colour and its name. */
final class LegendRows {
  private static final double ROW = 16;
  private static final double LETTER = 6.4;

  private LegendRows() {}

  /** Returns the height that some rows need. */
  static double room(int rows) {
    return rows == 0 ? 0 : ROW * rows + 6;
  }

  /** Draws row {@code index}, from 0, in the look of the line with that number. */
  static void draw(Frame frame, String name, int index) {
    double y = Frame.HEIGHT + 4 + ROW * index;
    int most = (int) ((Frame.WIDTH - frame.left() - 30) / LETTER);
    String shown = name.length() > most ? name.substring(0, most - 1) + "…" : name;
    frame.svg().line(frame.left(), y, frame.left() + 14, y, Style.line(index));
    frame.svg().text(frame.left() + 20, y + 4, shown, Drawing.Anchor.START, Style.MUTED);
  }
}
