package org.mmlatch.eval.chart;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The file formats for drawings, selected by the suffix of a file name. */
public enum PictureFormat {
  /** Vector graphics for web pages and editing. */
  SVG(drawing -> drawing.file().getBytes(StandardCharsets.UTF_8)),
  /** Pixels, three per unit unless the picture is very large. */
  PNG(Png::of),
  /** Vector graphics for papers. */
  PDF(Pdf::of);

  // The checker cannot see that these functions capture nothing, which makes them immutable.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Function<Drawing, byte[]> encoding;

  PictureFormat(Function<Drawing, byte[]> encoding) {
    this.encoding = encoding;
  }

  /** Returns the format for a file name; empty if its suffix is not supported. */
  public static Optional<PictureFormat> of(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(format -> name.endsWith(format.ending())).findFirst();
  }

  /** Returns the supported suffixes. */
  public static List<String> endings() {
    return Arrays.stream(values()).map(PictureFormat::ending).toList();
  }

  /** Returns the suffix, such as {@code .svg}. */
  public String ending() {
    return "." + name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the contents of a file with a drawing, dark on white.
   *
   * @throws PictureException if the format needs fonts and this machine has none
   */
  public byte[] write(Drawing drawing) {
    return encoding.apply(drawing);
  }
}
