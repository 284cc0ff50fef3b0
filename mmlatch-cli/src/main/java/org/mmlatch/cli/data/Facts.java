package org.mmlatch.cli.data;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.mmlatch.eval.Table;

/** What is told of things of one kind: each fact is a column of a table and a field of JSON. */
final class Facts<T> {
  private static final String UNKNOWN = "-";

  private final List<Fact<T>> facts;

  private Facts(List<Fact<T>> facts) {
    this.facts = facts;
  }

  /**
   * One fact.
   *
   * @param title of the column
   * @param key of the field
   */
  record Fact<T>(
      String title, String key, Function<T, JsonElement> value, Function<T, String> text) {
    /** A whole number. */
    static <T> Fact<T> count(String title, String key, Function<T, Number> number) {
      return new Fact<>(
          title,
          key,
          thing -> new JsonPrimitive(number.apply(thing)),
          thing -> String.valueOf(number.apply(thing)));
    }

    /** A number of any size, of which people read some digits. */
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

  /** Returns a title for each fact. */
  List<String> titles() {
    return facts.stream().map(Fact::title).toList();
  }

  /** Returns a column for each fact. */
  List<Table.Column> columns() {
    return titles().stream().map(Table.Column::right).toList();
  }

  /** Returns a cell for each fact. */
  List<String> row(T thing) {
    return facts.stream().map(fact -> fact.text().apply(thing)).toList();
  }

  /** Returns the cells of a thing of which nothing is known. */
  List<String> unknown() {
    return Collections.nCopies(facts.size(), UNKNOWN);
  }

  /** Returns a field for each fact. */
  JsonObject json(T thing) {
    JsonObject json = new JsonObject();
    facts.forEach(fact -> json.add(fact.key(), fact.value().apply(thing)));
    return json;
  }
}
