package org.mmlatch.eval.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Writes drawings as PNG, with three pixels per unit unless the picture is very large. */
final class Png {
  private static final double SCALE = 3;
  private static final double MAX_PIXELS = 60e6;

  private Png() {}

  static byte[] of(Drawing drawing) {
    double area = drawing.width() * drawing.height();
    double scale = Math.min(SCALE, Math.sqrt(MAX_PIXELS / area));
    BufferedImage image =
        new BufferedImage(
            (int) Math.ceil(drawing.width() * scale),
            (int) Math.ceil(drawing.height() * scale),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
      graphics.scale(scale, scale);
      Painter.paint(drawing, new OnGraphics(graphics));
    } finally {
      graphics.dispose();
    }
    return encoded(image);
  }

  private static byte[] encoded(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be written to", e);
    }
    return bytes.toByteArray();
  }

  private record OnGraphics(Graphics2D graphics) implements Canvas {
    @Override
    public void fill(Shape outline, Color colour, double opacity) {
      int alpha = (int) Math.round(255 * opacity);
      graphics.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha));
      graphics.fill(outline);
    }

    @Override
    public void draw(Shape outline, Color colour, double width, Dashes dashes) {
      float[] pattern = dashes == Dashes.SHORT ? new float[] {Style.DASH, Style.DASH} : null;
      graphics.setColor(colour);
      graphics.setStroke(
          new BasicStroke(
              (float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, pattern, 0));
      graphics.draw(outline);
    }
  }
}
