package org.mmlatch.cli;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.mmlatch.data.imports.SourceDefect;
import org.mmlatch.data.imports.SourceInspection;
import org.mmlatch.eval.Table;

/** What a source holds before it is imported, as a table or as JSON. */
final class SourceTable {
  private SourceTable() {}

  static Table table(SourceInspection source) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("format", source.format()));
    rows.add(List.of("segments", String.valueOf(source.segments())));
    source.splits().forEach((split, count) -> rows.add(List.of(split.key(), count + " segments")));
    source
        .dims()
        .forEach(
            (modality, dim) ->
                rows.add(
                    List.of(
                        modality.key(),
                        "%d features; %d values not finite"
                            .formatted(dim, source.notFinite().getOrDefault(modality, 0L)))));
    for (SourceDefect defect : SourceDefect.values()) {
      int count = source.defects().getOrDefault(defect, 0);
      rows.add(List.of("defect " + defect.key(), count + " segments"));
    }
    return new Table(List.of(Table.Column.left("Part"), Table.Column.left("Contents")), rows);
  }

  static JsonObject json(SourceInspection source) {
    JsonObject json = new JsonObject();
    json.addProperty("format", source.format());
    json.addProperty("segments", source.segments());
    JsonObject splits = new JsonObject();
    source.splits().forEach((split, count) -> splits.addProperty(split.key(), count));
    json.add("splits", splits);
    JsonObject dims = new JsonObject();
    source.dims().forEach((modality, dim) -> dims.addProperty(modality.key(), dim));
    json.add("dims", dims);
    JsonObject notFinite = new JsonObject();
    source.notFinite().forEach((modality, count) -> notFinite.addProperty(modality.key(), count));
    json.add("not-finite", notFinite);
    JsonObject defects = new JsonObject();
    source.defects().forEach((defect, count) -> defects.addProperty(defect.key(), count));
    json.add("defects", defects);
    return json;
  }
}
