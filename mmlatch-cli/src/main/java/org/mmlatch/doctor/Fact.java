package org.mmlatch.doctor;

import com.google.gson.JsonPrimitive;
import java.util.Locale;

/**
 * A single fact found by an examination.
 *
 * @param name lower-case words
 * @param text the value as text for the user
 * @param value the value for JSON; bytes, counts and rates are numbers
 */
public record Fact(String name, String text, JsonPrimitive value) {
  static Fact text(String name, String text) {
    return new Fact(name, text, new JsonPrimitive(text));
  }

  static Fact count(String name, long count) {
    return new Fact(name, Long.toString(count), new JsonPrimitive(count));
  }

  static Fact bytes(String name, long bytes) {
    String text = String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    return new Fact(name, text, new JsonPrimitive(bytes));
  }

  static Fact rate(String name, double perSecond, String unit) {
    String text = String.format(Locale.ROOT, "%.1f %s/s", perSecond, unit);
    return new Fact(name, text, new JsonPrimitive(perSecond));
  }
}
