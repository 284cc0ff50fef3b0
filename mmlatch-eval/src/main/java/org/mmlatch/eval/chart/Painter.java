package org.mmlatch.eval.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;

/**
 * Paints a drawing as outlines, including its texts. The result needs no fonts, and any script is
 * rendered correctly for which this machine has a font.
 */
final class Painter {
  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

  private final Canvas canvas;
  private final Font plain;

  private Painter(Canvas canvas) {
    this.canvas = canvas;
    plain = font();
  }

  /**
   * Paints a drawing on a white background.
   *
   * @throws PictureException if this machine has no fonts
   */
  static void paint(Drawing drawing, Canvas canvas) {
    Painter painter = new Painter(canvas);
    canvas.fill(new Rectangle2D.Double(0, 0, drawing.width(), drawing.height()), Color.WHITE, 1);
    drawing.elements().forEach(painter::paint);
  }

  /**
   * Loads a font. Without fonts or the libraries that read them, Java fails in one of several ways.
   */
  private static Font font() {
    try {
      Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
      outline("x", font);
      return font;
    } catch (LinkageError | InternalError | RuntimeException e) {
      throw new PictureException(
          "PNG and PDF need a font, and Java finds none here (%s). Install fontconfig and a font such as DejaVu, or write .svg."
              .formatted(e.getMessage()),
          e);
    }
  }

  private void paint(Element element) {
    if (element instanceof Element.Lines lines) {
      draw(path(lines.x(), lines.y()), lines.style());
    } else if (element instanceof Element.Box box) {
      fill(
          new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height()),
          box.style(),
          box.colour());
    } else if (element instanceof Element.Dot dot) {
      double d = 2 * dot.radius();
      fill(
          new Ellipse2D.Double(dot.x() - dot.radius(), dot.y() - dot.radius(), d, d),
          dot.style(),
          Optional.empty());
    } else if (element instanceof Element.Specks specks) {
      fill(squares(specks), specks.style(), Optional.empty());
    } else if (element instanceof Element.Text text && !text.text().isEmpty()) {
      write(text);
    }
  }

  private static Shape squares(Element.Specks specks) {
    Path2D all = new Path2D.Double();
    int side = specks.side();
    for (int i = 0; i < specks.x().size(); i++) {
      double x = specks.x().get(i) - side / 2;
      double y = specks.y().get(i) - side / 2;
      all.append(new Rectangle2D.Double(x, y, side, side), false);
    }
    return all;
  }

  private static Shape path(List<Double> x, List<Double> y) {
    Path2D path = new Path2D.Double();
    path.moveTo(x.get(0), y.get(0));
    for (int i = 1; i < x.size(); i++) {
      path.lineTo(x.get(i), y.get(i));
    }
    return path;
  }

  private void draw(Shape outline, Style style) {
    Canvas.Dashes dashes =
        style.kind() == Style.Kind.DASHED ? Canvas.Dashes.SHORT : Canvas.Dashes.NONE;
    canvas.draw(outline, Ink.colour(style.ink().light()), style.measure(), dashes);
  }

  private void fill(Shape outline, Style style, Optional<String> colour) {
    double opacity = colour.isPresent() ? 1 : style.measure();
    canvas.fill(outline, Ink.colour(colour.orElse(style.ink().light())), opacity);
  }

  private void write(Element.Text text) {
    Style style = text.style();
    Font font =
        plain.deriveFont(
            style.kind() == Style.Kind.BOLD ? Font.BOLD : Font.PLAIN, (float) style.measure());
    double width = new TextLayout(text.text(), font, EXACT).getAdvance();
    double start =
        switch (text.anchor()) {
          case START -> 0;
          case MIDDLE -> -width / 2;
          case END -> -width;
        };
    AffineTransform place = AffineTransform.getTranslateInstance(text.x(), text.y());
    if (text.turn() == Element.Turn.UPWARDS) {
      place.rotate(-Math.PI / 2);
    }
    place.translate(start, 0);
    Shape outline = place.createTransformedShape(outline(text.text(), font));
    canvas.fill(outline, Ink.colour(text.colour().orElse(style.ink().light())), 1);
  }

  private static Shape outline(String text, Font font) {
    return new TextLayout(text, font, EXACT).getOutline(new AffineTransform());
  }
}
