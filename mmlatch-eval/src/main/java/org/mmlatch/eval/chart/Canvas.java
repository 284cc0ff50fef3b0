package org.mmlatch.eval.chart;

import java.awt.Color;
import java.awt.Shape;

/** What outlines are put on. */
interface Canvas {
  /** Fills what an outline encloses. */
  void fill(Shape outline, Color colour, double opacity);

  /** Draws a line along an outline. */
  void draw(Shape outline, Color colour, double width, Dashes dashes);

  /** How a line is drawn. */
  enum Dashes {
    NONE,
    SHORT
  }
}
