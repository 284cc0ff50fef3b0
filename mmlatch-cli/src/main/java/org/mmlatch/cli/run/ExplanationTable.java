package org.mmlatch.cli.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mmlatch.cli.common.Numbers;
import org.mmlatch.cli.common.Output;
import org.mmlatch.eval.Table;
import org.mmlatch.run.Explanation;

/** An explanation of a segment's prediction as text or JSON. */
final class ExplanationTable {
  private ExplanationTable() {}

  /** Returns a table with a row per word, then the tables about the segment as a whole. */
  static String text(Explanation explanation) {
    return Stream.concat(
            Stream.of(of(explanation)), explanation.whole().stream().map(ExplanationTable::table))
        .map(Output::text)
        .collect(Collectors.joining("\n"));
  }

  private static Table table(Explanation.Numbered numbered) {
    List<Table.Column> columns = new ArrayList<>();
    columns.add(Table.Column.left(numbered.table().key()));
    numbered.table().columns().forEach(column -> columns.add(Table.Column.right(column)));
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < numbered.numbers().size(); i++) {
      List<String> row = new ArrayList<>(List.of(numbered.table().rows().get(i)));
      numbered.numbers().get(i).forEach(n -> row.add(String.format(Locale.ROOT, "%.3f", n)));
      rows.add(row);
    }
    return new Table(columns, rows);
  }

  private static Table of(Explanation explanation) {
    Explanation.Word first = explanation.words().get(0);
    List<Table.Column> columns = new ArrayList<>();
    columns.add(Table.Column.left("Word"));
    first.mask().keySet().forEach(m -> columns.add(Table.Column.right("Mask " + m.key())));
    first.attention().keySet().forEach(name -> columns.add(Table.Column.right("Att. " + name)));
    first.parts().keySet().forEach(name -> columns.add(Table.Column.right(name)));
    columns.add(Table.Column.right("Change"));
    return new Table(columns, explanation.words().stream().map(ExplanationTable::row).toList());
  }

  private static List<String> row(Explanation.Word word) {
    List<String> row = new ArrayList<>(List.of(word.text()));
    word.mask().values().forEach(mask -> row.add(String.format(Locale.ROOT, "%.3f", mask)));
    word.attention().values().forEach(share -> row.add(String.format(Locale.ROOT, "%.3f", share)));
    word.parts().values().forEach(value -> row.add(String.format(Locale.ROOT, "%.3f", value)));
    row.add(word.change().isPresent() ? Numbers.signed(word.change().getAsDouble()) : "-");
    return row;
  }

  static JsonObject json(Explanation explanation) {
    JsonObject json = new JsonObject();
    json.addProperty("id", explanation.id());
    json.add("target", number(explanation.label()));
    json.addProperty("prediction", explanation.prediction());
    if (!explanation.probabilities().isEmpty()) {
      json.addProperty("output", explanation.output());
      JsonObject targets = new JsonObject();
      explanation.truths().forEach(targets::addProperty);
      json.add("targets", targets);
      JsonObject probabilities = new JsonObject();
      explanation.probabilities().forEach(probabilities::addProperty);
      json.add("probabilities", probabilities);
    }
    JsonArray words = new JsonArray();
    explanation.words().forEach(word -> words.add(json(word)));
    json.add("words", words);
    explanation.whole().forEach(whole -> json.add(whole.table().key(), json(whole)));
    return json;
  }

  private static JsonObject json(Explanation.Numbered numbered) {
    JsonObject rows = new JsonObject();
    for (int i = 0; i < numbered.numbers().size(); i++) {
      JsonObject row = new JsonObject();
      for (int j = 0; j < numbered.table().columns().size(); j++) {
        row.addProperty(numbered.table().columns().get(j), numbered.numbers().get(i).get(j));
      }
      rows.add(numbered.table().rows().get(i), row);
    }
    return rows;
  }

  private static JsonObject json(Explanation.Word word) {
    JsonObject json = new JsonObject();
    json.addProperty("word", word.text());
    JsonObject masks = new JsonObject();
    word.mask().forEach((modality, mask) -> masks.addProperty(modality.key(), mask));
    json.add("mask", masks);
    JsonObject attention = new JsonObject();
    word.attention().forEach(attention::addProperty);
    json.add("attention", attention);
    JsonObject parts = new JsonObject();
    word.parts().forEach(parts::addProperty);
    json.add("parts", parts);
    json.add("change", number(word.change()));
    return json;
  }

  /** Returns the label of the explained output as text, or {@code unknown}. */
  static String truth(Explanation explanation) {
    return explanation.label().isPresent()
        ? Numbers.significant(explanation.label().getAsDouble())
        : "unknown";
  }

  private static JsonElement number(OptionalDouble value) {
    return value.isPresent() ? new JsonPrimitive(value.getAsDouble()) : JsonNull.INSTANCE;
  }
}
