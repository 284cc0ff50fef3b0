package org.mmlatch.cli.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.mmlatch.eval.Table;
import org.mmlatch.run.ExchangedWeight;

/** Exchanged weights with both of their names and their shapes, as a table or JSON. */
final class WeightsTable {
  private WeightsTable() {}

  static Table table(List<ExchangedWeight> weights) {
    return new Table(
        List.of(
            Table.Column.left("Weight"), Table.Column.left("PyTorch"), Table.Column.left("Shape")),
        weights.stream()
            .map(weight -> List.of(weight.name(), weight.pytorchName(), weight.shape().toString()))
            .toList());
  }

  static JsonArray json(List<ExchangedWeight> weights) {
    JsonArray array = new JsonArray();
    for (ExchangedWeight weight : weights) {
      JsonObject entry = new JsonObject();
      entry.addProperty("name", weight.name());
      entry.addProperty("pytorch_name", weight.pytorchName());
      JsonArray shape = new JsonArray();
      weight.shape().forEach(shape::add);
      entry.add("shape", shape);
      array.add(entry);
    }
    return array;
  }
}
