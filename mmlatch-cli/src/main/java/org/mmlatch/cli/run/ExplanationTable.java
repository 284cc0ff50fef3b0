package org.mmlatch.cli.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mmlatch.cli.common.Numbers;
import org.mmlatch.eval.Table;
import org.mmlatch.run.Explanation;

/** What a model makes of a segment, a line per word. */
final class ExplanationTable {
  private ExplanationTable() {}

  static Table of(Explanation explanation) {
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
    json.addProperty("target", explanation.label());
    json.addProperty("prediction", explanation.prediction());
    JsonArray words = new JsonArray();
    explanation.words().forEach(word -> words.add(json(word)));
    json.add("words", words);
    return json;
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
    json.add(
        "change",
        word.change().isPresent()
            ? new JsonPrimitive(word.change().getAsDouble())
            : JsonNull.INSTANCE);
    return json;
  }
}
