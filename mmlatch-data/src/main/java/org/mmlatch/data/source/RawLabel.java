package org.mmlatch.data.source;

import java.util.Optional;

/**
 * A label as a source has it.
 *
 * @param number not a number if the label is a text, or missing
 * @param text the name of a class, if it is one
 */
public record RawLabel(double number, Optional<String> text) {
  /** Returns a label that is a number. */
  public static RawLabel of(double number) {
    return new RawLabel(number, Optional.empty());
  }

  /** Returns a label that is the name of a class. */
  public static RawLabel of(String text) {
    return new RawLabel(Double.NaN, Optional.of(text));
  }

  /** Returns whether there is no label in truth. */
  public boolean isMissing() {
    return Double.isNaN(number) && text.isEmpty();
  }

  @Override
  public String toString() {
    return text.map(name -> "'" + name + "'").orElseGet(() -> String.valueOf(number));
  }
}
