package org.mmlatch.eval.cases;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.mmlatch.eval.Table;

/** Metric cases as a table and as JSON, with every expected value and the value computed here. */
public final class CaseTables {
  private CaseTables() {}

  /** Returns a table with a row per expected value. */
  public static Table table(List<MetricCase> cases) {
    return new Table(
        List.of(
            Table.Column.left("Case"),
            Table.Column.left("Value"),
            Table.Column.right("Expected"),
            Table.Column.right("Ours"),
            Table.Column.left("Verdict")),
        cases.stream()
            .flatMap(of -> of.comparisons().stream().map(value -> row(of.name(), value)))
            .toList());
  }

  private static List<String> row(String name, Comparison value) {
    return List.of(
        name,
        value.key(),
        text(value.expected()),
        text(value.ours()),
        value.agrees()
            ? "agrees"
            : String.format(Locale.ROOT, "DIFFERS by %.3g", value.difference()));
  }

  private static String text(OptionalDouble value) {
    return value.isPresent()
        ? String.format(Locale.ROOT, "%.7f", value.getAsDouble())
        : "undefined";
  }

  /** Returns the name, task, verdict and all values of each case; null stands for undefined. */
  public static JsonArray json(List<MetricCase> cases) {
    JsonArray array = new JsonArray();
    for (MetricCase of : cases) {
      JsonObject values = new JsonObject();
      for (Comparison value : of.comparisons()) {
        JsonObject pair = new JsonObject();
        pair.add("expected", json(value.expected()));
        pair.add("ours", json(value.ours()));
        pair.addProperty("agrees", value.agrees());
        values.add(value.key(), pair);
      }
      JsonObject json = new JsonObject();
      json.addProperty("case", of.name());
      json.addProperty("task", of.task());
      json.addProperty("agrees", of.agrees());
      json.add("values", values);
      array.add(json);
    }
    return array;
  }

  private static JsonElement json(OptionalDouble value) {
    return value.isPresent() ? new JsonPrimitive(value.getAsDouble()) : JsonNull.INSTANCE;
  }
}
