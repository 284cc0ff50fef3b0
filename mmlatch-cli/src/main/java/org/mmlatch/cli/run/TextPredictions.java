package org.mmlatch.cli.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mmlatch.eval.Table;
import org.mmlatch.run.TextPrediction;

/** Predictions of sentences as a table or JSON. */
final class TextPredictions {
  private TextPredictions() {}

  static Table table(List<TextPrediction> predictions, List<String> outputs) {
    List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.left("Text")));
    outputs.forEach(name -> columns.add(Table.Column.right(name)));
    List<List<String>> rows = new ArrayList<>();
    for (TextPrediction prediction : predictions) {
      List<String> row = new ArrayList<>(List.of(prediction.text()));
      prediction.shown().forEach(value -> row.add(String.format(Locale.ROOT, "%.4f", value)));
      rows.add(row);
    }
    return new Table(columns, rows);
  }

  static JsonObject json(List<TextPrediction> predictions, List<String> outputs) {
    JsonArray list = new JsonArray();
    for (TextPrediction prediction : predictions) {
      JsonObject json = new JsonObject();
      json.addProperty("text", prediction.text());
      JsonArray unknown = new JsonArray();
      prediction.unknown().forEach(unknown::add);
      json.add("unknown_words", unknown);
      for (int k = 0; k < outputs.size(); k++) {
        json.addProperty(outputs.get(k), prediction.shown().get(k));
      }
      list.add(json);
    }
    JsonObject json = new JsonObject();
    json.add("predictions", list);
    return json;
  }
}
