package org.mmlatch.data.source;

import java.util.Optional;

/**
 * A label as stored in a source.
 *
 * @param number the numeric label; NaN if the label is a text or missing
 * @param text the class name, if the label is one
 */
public record RawLabel(double number, Optional<String> text) {
  /** Returns a numeric label. */
  public static RawLabel of(double number) {
    return new RawLabel(number, Optional.empty());
  }

  /** Returns a label that is a class name. */
  public static RawLabel of(String text) {
    return new RawLabel(Double.NaN, Optional.of(text));
  }

  /** Returns whether the segment is not labelled. */
  public boolean isMissing() {
    return Double.isNaN(number) && text.isEmpty();
  }

  @Override
  public String toString() {
    return text.map(name -> "'" + name + "'").orElseGet(() -> String.valueOf(number));
  }
}
