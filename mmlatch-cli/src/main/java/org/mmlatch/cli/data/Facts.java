package org.mmlatch.cli.data;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.mmlatch.eval.Table;

/**
 * Properties of things of one type; each is a column of a table and a field of JSON.
 *
 * @param <T> the type, for example a split
 */
final class Facts<T> {
  private static final String UNKNOWN = "-";

  private final List<Fact<T>> facts;

  private Facts(List<Fact<T>> facts) {
    this.facts = facts;
  }

  /**
   * One property.
   *
   * @param title the column's title
   * @param key the JSON field's key
   * @param value the field's value
   * @param text the cell's text
   */
  record Fact<T>(
      String title, String key, Function<T, JsonElement> value, Function<T, String> text) {
    /** Returns a whole-number property. */
    static <T> Fact<T> count(String title, String key, Function<T, Number> number) {
      return new Fact<>(
          title,
          key,
          thing -> new JsonPrimitive(number.apply(thing)),
          thing -> String.valueOf(number.apply(thing)));
    }

    /** Returns a number property; {@code text} formats it for people, JSON has all digits. */
    static <T> Fact<T> real(
        String title, String key, Function<T, Number> number, Function<Double, String> text) {
      return new Fact<>(
          title,
          key,
          thing -> new JsonPrimitive(number.apply(thing)),
          thing -> text.apply(number.apply(thing).doubleValue()));
    }
  }

  static <T> Facts<T> of(List<Fact<T>> facts) {
    return new Facts<>(List.copyOf(facts));
  }

  /** Returns the title of each property. */
  List<String> titles() {
    return facts.stream().map(Fact::title).toList();
  }

  /** Returns a column for each property. */
  List<Table.Column> columns() {
    return titles().stream().map(Table.Column::right).toList();
  }

  /** Returns the cells of one thing. */
  List<String> row(T thing) {
    return facts.stream().map(fact -> fact.text().apply(thing)).toList();
  }

  /** Returns the cells of a thing without known properties: dashes. */
  List<String> unknown() {
    return Collections.nCopies(facts.size(), UNKNOWN);
  }

  /** Returns a JSON object with a field for each property. */
  JsonObject json(T thing) {
    JsonObject json = new JsonObject();
    facts.forEach(fact -> json.add(fact.key(), fact.value().apply(thing)));
    return json;
  }
}
