package org.mmlatch.eval.chart;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The kinds of files that drawings can be written to, by the ending of their names. */
public enum PictureFormat {
  /** Scalable, for pages and for editing. */
  SVG(drawing -> drawing.file().getBytes(StandardCharsets.UTF_8)),
  /** Pixels, three for each unit. */
  PNG(Png::of),
  /** Scalable, for papers. */
  PDF(Pdf::of);

  // The checker cannot see that these functions capture nothing, which makes them immutable.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Function<Drawing, byte[]> encoding;

  PictureFormat(Function<Drawing, byte[]> encoding) {
    this.encoding = encoding;
  }

  /** Returns the format that a file's name asks for, if it is one of these. */
  public static Optional<PictureFormat> of(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(format -> name.endsWith(format.ending())).findFirst();
  }

  /** Returns the endings that a name may have. */
  public static List<String> endings() {
    return Arrays.stream(values()).map(PictureFormat::ending).toList();
  }

  /** Returns the ending of names: {@code .svg}. */
  public String ending() {
    return "." + name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns a drawing as the contents of a file, dark on white.
   *
   * @throws PictureException if this machine has no fonts and they are needed
   */
  public byte[] write(Drawing drawing) {
    return encoding.apply(drawing);
  }
}
