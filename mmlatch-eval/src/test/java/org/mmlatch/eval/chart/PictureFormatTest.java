package org.mmlatch.eval.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PictureFormatTest {
  private static final Drawing DRAWING =
      new Drawing(60, 40, "two <things> 世界")
          .cell(10, 10, 10, 10, "#ff0000", "a hint")
          .rect(30, 10, 10, 10, Style.F1, "")
          .line(0, 35, 60, 35, Style.MARK)
          .dot(50, 5, 2, Style.POINTS, "")
          .text(5, 8, "héllo 世界", Drawing.Anchor.START, Style.HEAD)
          .upright(58, 30, "up", Drawing.Anchor.START, Style.SMALL)
          .onColour(15, 18, "1", "#ff0000");

  private static String latin(PictureFormat format) {
    return new String(format.write(DRAWING), StandardCharsets.ISO_8859_1);
  }

  @Test
  void theEndingOfANameSaysTheFormat() {
    assertEquals(Optional.of(PictureFormat.PNG), PictureFormat.of(Path.of("a/FIG.PNG")));
    assertEquals(Optional.of(PictureFormat.PDF), PictureFormat.of(Path.of("fig.pdf")));
    assertEquals(Optional.empty(), PictureFormat.of(Path.of("fig.jpg")));
    assertEquals(Optional.empty(), PictureFormat.of(Path.of("png")));
  }

  @Test
  void anSvgFileNeedsNoStyleSheetAndNoVariables() {
    String svg = new String(PictureFormat.SVG.write(DRAWING), StandardCharsets.UTF_8);
    assertFalse(svg.contains("var(") || svg.contains("<style") || svg.contains("class="), svg);
    String ground = "<rect fill=\"#ffffff\" fill-opacity=\"1\" x=\"0\" y=\"0\" width=\"60\"";
    assertTrue(svg.contains(ground), svg);
    assertTrue(svg.contains("<rect fill=\"#ff0000\" x=\"10\""), svg);
    assertTrue(svg.contains("aria-label=\"two &lt;things&gt; 世界\""), svg);
  }

  @Test
  void aPageMayFollowTheReadersColours() {
    assertTrue(DRAWING.inline().contains("class=\"f1\""));
    assertTrue(Palette.STYLES.contains("svg .f1{fill:var(--c1);fill-opacity:1}"), Palette.STYLES);
  }

  @Test
  void aPngHasThreePixelsAUnitDarkOnWhite() throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(PictureFormat.PNG.write(DRAWING)));
    assertEquals(180, image.getWidth());
    assertEquals(120, image.getHeight());
    assertEquals(0xffffffff, image.getRGB(75, 75), "the ground");
    assertEquals(0xffff0000, image.getRGB(32, 32), "the cell");
    assertEquals(0xff0b6bcb, image.getRGB(105, 45), "the area of the first series");
  }

  @Test
  void aPdfIsTheSameBytesEachTimeAndItsTableFindsEveryObject() {
    assertArrayEquals(PictureFormat.PDF.write(DRAWING), PictureFormat.PDF.write(DRAWING));
    String pdf = latin(PictureFormat.PDF);
    assertTrue(pdf.startsWith("%PDF-1.4\n") && pdf.endsWith("%%EOF\n"));
    assertTrue(pdf.contains("/MediaBox [0 0 60 40]"), pdf);
    Matcher entry = Pattern.compile("(\\d{10}) 00000 n").matcher(pdf);
    int objects = 0;
    while (entry.find()) {
      objects++;
      assertTrue(pdf.startsWith(objects + " 0 obj", Integer.parseInt(entry.group(1))));
    }
    assertEquals(5, objects);
    int start = Integer.parseInt(pdf.replaceFirst("(?s).*startxref\n(\\d+)\n.*", "$1"));
    assertTrue(pdf.startsWith("xref\n0 6\n", start));
  }

  @Test
  void aPdfHoldsEveryElementAsAnOutline() throws IOException {
    byte[] pdf = PictureFormat.PDF.write(DRAWING);
    int start = latin(PictureFormat.PDF).indexOf("stream\n") + 7;
    ByteArrayInputStream packed = new ByteArrayInputStream(pdf, start, pdf.length - start);
    String page =
        new String(new InflaterInputStream(packed).readAllBytes(), StandardCharsets.US_ASCII);
    assertTrue(page.startsWith("1 0 0 -1 0 40 cm"), page);
    assertTrue(page.contains("1 0 0 rg\n10 10 m\n20 10 l"), page);
    assertTrue(page.contains("[3 3] 0 d\n0 35 m\n60 35 l\nS"), page);
    assertTrue(page.contains("/O45 gs"), page);
    assertEquals(7, page.split("\nf\\*?\n", -1).length - 1, "ground, areas, dot and texts");
  }
}
