package org.mmlatch.eval.chart;

import java.util.List;

/** Below a chart, a row for each line: its colour and its name. */
final class LegendRows {
  private static final double ROW = 16;
  private static final double LETTER = 6.4;

  /** Colours have come round several times by then, so that more rows tell nothing. */
  private static final int MOST = 24;

  private LegendRows() {}

  /** Returns the height that rows for some names need. */
  static double room(int names) {
    return names == 0 ? 0 : ROW * Math.min(names, MOST + 1) + 6;
  }

  /** Draws a row for each name; of many the first ones, and how many there are besides. */
  static void draw(Frame frame, List<String> names) {
    for (int i = 0; i < Math.min(names.size(), MOST); i++) {
      draw(frame, names.get(i), i);
    }
    if (names.size() > MOST) {
      text(frame, "and %d more".formatted(names.size() - MOST), y(MOST));
    }
  }

  /** Draws row {@code index}, from 0, in the look of the line with that number. */
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
