package org.mmlatch.eval.chart;

import java.awt.Color;
import java.awt.Shape;

/** An output that outlines are drawn on. */
interface Canvas {
  /** Fills the area enclosed by an outline. */
  void fill(Shape outline, Color colour, double opacity);

  /** Draws a line along an outline. */
  void draw(Shape outline, Color colour, double width, Dashes dashes);

  /** The dash pattern of a line. */
  enum Dashes {
    NONE,
    SHORT
  }
}
