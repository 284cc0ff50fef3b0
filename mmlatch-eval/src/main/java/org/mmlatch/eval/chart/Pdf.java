package org.mmlatch.eval.chart;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes drawings as PDF 1.4 (ISO 32000-1): one page of outlines, one point per unit. Files have
 * neither fonts nor dates, so the same drawing gives the same bytes.
 */
final class Pdf {
  private Pdf() {}

  static byte[] of(Drawing drawing) {
    Page page = new Page(drawing.height());
    Painter.paint(drawing, page);
    List<byte[]> objects = new ArrayList<>();
    objects.add(ascii("<< /Type /Catalog /Pages 2 0 R >>"));
    objects.add(ascii("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"));
    objects.add(
        ascii(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %s %s] /Contents 4 0 R /Resources << /ExtGState << %s >> >> >>"
                .formatted(number(drawing.width()), number(drawing.height()), page.states())));
    objects.add(stream(page.content.toString()));
    objects.add(ascii("<< /Title <%s> >>".formatted(utf16(drawing.description()))));
    return file(objects);
  }

  private static byte[] file(List<byte[]> objects) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(ascii("%PDF-1.4\n"));
    out.writeBytes(new byte[] {'%', (byte) 0xe2, (byte) 0xe3, (byte) 0xcf, (byte) 0xd3, '\n'});
    StringBuilder table = new StringBuilder();
    for (int i = 0; i < objects.size(); i++) {
      table.append(String.format(Locale.ROOT, "%010d 00000 n \n", out.size()));
      out.writeBytes(ascii((i + 1) + " 0 obj\n"));
      out.writeBytes(objects.get(i));
      out.writeBytes(ascii("\nendobj\n"));
    }
    int start = out.size();
    int size = objects.size() + 1;
    out.writeBytes(ascii("xref\n0 %s\n0000000000 65535 f \n%s".formatted(size, table)));
    out.writeBytes(
        ascii(
            "trailer\n<< /Size %s /Root 1 0 R /Info %s 0 R >>\nstartxref\n%s\n%%%%EOF\n"
                .formatted(size, objects.size(), start)));
    return out.toByteArray();
  }

  private static byte[] stream(String content) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflating =
        new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_COMPRESSION))) {
      deflating.write(ascii(content));
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be written to", e);
    }
    ByteArrayOutputStream object = new ByteArrayOutputStream();
    object.writeBytes(
        ascii("<< /Length %s /Filter /FlateDecode >>\nstream\n".formatted(packed.size())));
    object.writeBytes(packed.toByteArray());
    object.writeBytes(ascii("\nendstream"));
    return object.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String utf16(String text) {
    StringBuilder hex = new StringBuilder("FEFF");
    text.chars().forEach(unit -> hex.append(String.format(Locale.ROOT, "%04X", unit)));
    return hex.toString();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value).replaceFirst("\\.?0+$", "");
  }

  /** Collects the operators of a page. In PDF, y grows upwards. */
  private static final class Page implements Canvas {
    private final StringBuilder content = new StringBuilder();
    private final SortedMap<String, Double> opacities = new TreeMap<>();

    private Page(double height) {
      content.append("1 0 0 -1 0 ").append(number(height)).append(" cm 1 j\n");
    }

    private String states() {
      return opacities.entrySet().stream()
          .map(state -> "/%s << /ca %s >>".formatted(state.getKey(), number(state.getValue())))
          .collect(Collectors.joining(" "));
    }

    @Override
    public void fill(Shape outline, Color colour, double opacity) {
      String state = "O" + Math.round(100 * opacity);
      opacities.put(state, opacity);
      content.append("/").append(state).append(" gs ").append(rgb(colour)).append(" rg\n");
      boolean evenOdd = trace(outline) == PathIterator.WIND_EVEN_ODD;
      content.append(evenOdd ? "f*\n" : "f\n");
    }

    @Override
    public void draw(Shape outline, Color colour, double width, Dashes dashes) {
      String pattern = dashes == Dashes.SHORT ? Style.DASH + " " + Style.DASH : "";
      content.append(rgb(colour)).append(" RG ").append(number(width)).append(" w [");
      content.append(pattern).append("] 0 d\n");
      trace(outline);
      content.append("S\n");
    }

    private static String rgb(Color colour) {
      float[] parts = colour.getRGBColorComponents(null);
      return number(parts[0]) + " " + number(parts[1]) + " " + number(parts[2]);
    }

    private int trace(Shape outline) {
      PathIterator path = outline.getPathIterator(null);
      double[] p = new double[6];
      double x = 0;
      double y = 0;
      for (; !path.isDone(); path.next()) {
        switch (path.currentSegment(p)) {
          case PathIterator.SEG_MOVETO -> operator("m", p[0], p[1]);
          case PathIterator.SEG_LINETO -> operator("l", p[0], p[1]);
          case PathIterator.SEG_QUADTO -> {
            double endX = p[2];
            double endY = p[3];
            operator(
                "c",
                x + (p[0] - x) * 2 / 3,
                y + (p[1] - y) * 2 / 3,
                endX + (p[0] - endX) * 2 / 3,
                endY + (p[1] - endY) * 2 / 3,
                endX,
                endY);
            p[0] = endX;
            p[1] = endY;
          }
          case PathIterator.SEG_CUBICTO -> {
            operator("c", p[0], p[1], p[2], p[3], p[4], p[5]);
            p[0] = p[4];
            p[1] = p[5];
          }
          default -> content.append("h\n");
        }
        x = p[0];
        y = p[1];
      }
      return path.getWindingRule();
    }

    private void operator(String name, double... numbers) {
      for (double value : numbers) {
        content.append(number(value)).append(' ');
      }
      content.append(name).append('\n');
    }
  }
}
