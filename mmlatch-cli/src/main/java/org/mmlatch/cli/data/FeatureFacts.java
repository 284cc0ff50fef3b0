package org.mmlatch.cli.data;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.Modality;
import org.mmlatch.cli.common.Numbers;
import org.mmlatch.data.CleaningCounts;
import org.mmlatch.data.Manifest;
import org.mmlatch.data.ModalityInfo;
import org.mmlatch.data.inspect.ConstantFeature;
import org.mmlatch.data.inspect.CorpusInspection;
import org.mmlatch.data.inspect.FeatureSummary;
import org.mmlatch.data.inspect.RowsSummary;
import org.mmlatch.data.inspect.SplitInspection;
import org.mmlatch.data.inspect.ValueRange;
import org.mmlatch.eval.Table;

/**
 * Tables and JSON about the features of an inspected corpus. Unreadable features are shown as
 * dashes, in JSON as null.
 */
final class FeatureFacts {
  /** Counts of values that were replaced when the corpus was imported. */
  private static final Facts<CleaningCounts> REPLACED =
      Facts.of(
          List.of(
              Facts.Fact.count("NaN", "nan", CleaningCounts::nan),
              Facts.Fact.count("Infinite", "infinite", CleaningCounts::infinite),
              Facts.Fact.count("Beyond float32", "beyond_float32", CleaningCounts::beyondFloat32)));

  private static final Facts<ModalityInfo> SIZE =
      Facts.of(List.of(Facts.Fact.count("Features", "dim", ModalityInfo::dim)));

  private static final Facts<ValueRange> VALUES =
      Facts.of(
          List.of(
              Facts.Fact.real("Min", "min", ValueRange::min, Numbers::significant),
              Facts.Fact.real("Max", "max", ValueRange::max, Numbers::significant),
              Facts.Fact.real(
                  "Mean |x|", "mean_absolute", ValueRange::meanAbsolute, Numbers::significant),
              Facts.Fact.real(
                  "Max sd",
                  "largest_standard_deviation",
                  ValueRange::largestDeviation,
                  Numbers::significant)));

  private static final Facts<Found> FEATURES =
      Facts.of(
          List.of(
              new Facts.Fact<>(
                  "Constant",
                  "constant",
                  Found::constant,
                  found -> String.valueOf(found.summary().constant().size())),
              Facts.Fact.count("Zero steps", "zero_steps", found -> found.summary().zeroSteps()),
              Facts.Fact.real(
                  "Share", "zero_share", found -> found.summary().zeroShare(), Numbers::percent),
              Facts.Fact.count("NaN, inf", "not_finite", found -> found.summary().notFinite())));

  private static final Facts<RowsSummary> ROWS =
      Facts.of(
          List.of(
              Facts.Fact.count("Rows", "rows", found -> found.features().steps()),
              Facts.Fact.count("Max per word", "most", RowsSummary::most),
              Facts.Fact.count("Words without rows", "words_without", RowsSummary::wordsWithout)));

  private FeatureFacts() {}

  /** A modality with the summary of its features in one split. */
  private record Found(ModalityInfo info, FeatureSummary summary) {
    JsonArray constant() {
      JsonArray constant = new JsonArray();
      for (ConstantFeature feature : summary.constant()) {
        JsonObject json = new JsonObject();
        json.addProperty("feature", feature.feature());
        json.addProperty("name", info.featureName(feature.feature()));
        json.addProperty("value", feature.value());
        constant.add(json);
      }
      return constant;
    }
  }

  /** Returns a row for each modality: its number of features and of replaced values. */
  static Table modalities(CorpusInspection inspection) {
    List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.left("Modality")));
    columns.addAll(SIZE.columns());
    columns.addAll(REPLACED.columns());
    List<List<String>> rows = new ArrayList<>();
    inspection
        .manifest()
        .modalities()
        .forEach(
            (modality, info) -> {
              List<String> row = new ArrayList<>(List.of(modality.key()));
              row.addAll(SIZE.row(info));
              row.addAll(REPLACED.row(info.cleaned()));
              rows.add(row);
            });
    return new Table(columns, rows);
  }

  static JsonObject modalitiesJson(CorpusInspection inspection) {
    JsonObject modalities = new JsonObject();
    inspection
        .manifest()
        .modalities()
        .forEach(
            (modality, info) -> {
              JsonObject json = SIZE.json(info);
              json.add("replaced", REPLACED.json(info.cleaned()));
              modalities.add(modality.key(), json);
            });
    return modalities;
  }

  /** Returns a row for each modality and split: range of values, constants, zeros. */
  static Table table(CorpusInspection inspection) {
    List<Table.Column> columns =
        new ArrayList<>(List.of(Table.Column.left("Modality"), Table.Column.left("Split")));
    columns.addAll(VALUES.columns());
    columns.addAll(FEATURES.columns());
    List<List<String>> rows = new ArrayList<>();
    inspection
        .manifest()
        .modalities()
        .forEach(
            (modality, info) ->
                inspection
                    .splits()
                    .forEach(
                        (name, split) -> {
                          List<String> row = new ArrayList<>(List.of(modality.key(), name.key()));
                          row.addAll(row(find(modality, info, split)));
                          rows.add(row);
                        }));
    return new Table(columns, rows);
  }

  /** Returns a row for each split and modality that has rows inside words. */
  static Table rowsTable(CorpusInspection inspection) {
    List<Table.Column> columns =
        new ArrayList<>(List.of(Table.Column.left("Modality"), Table.Column.left("Split")));
    columns.addAll(ROWS.columns());
    columns.addAll(VALUES.columns());
    List<List<String>> rows = new ArrayList<>();
    for (Modality modality : inspection.manifest().withRows()) {
      inspection
          .splits()
          .forEach(
              (name, split) -> {
                Optional<RowsSummary> found = Optional.ofNullable(split.rows().get(modality));
                List<String> row = new ArrayList<>(List.of(modality.key(), name.key()));
                row.addAll(found.map(ROWS::row).orElseGet(ROWS::unknown));
                row.addAll(
                    found
                        .flatMap(one -> one.features().range())
                        .map(VALUES::row)
                        .orElseGet(VALUES::unknown));
                rows.add(row);
              });
    }
    return new Table(columns, rows);
  }

  /** Returns a summary of the rows inside words of a split, by modality. */
  static JsonObject rowsJson(Manifest manifest, SplitInspection split) {
    JsonObject json = new JsonObject();
    for (Modality modality : manifest.withRows()) {
      json.add(
          modality.key(),
          Optional.ofNullable(split.rows().get(modality))
              .<JsonElement>map(ROWS::json)
              .orElse(JsonNull.INSTANCE));
    }
    return json;
  }

  private static Optional<Found> find(Modality modality, ModalityInfo info, SplitInspection split) {
    return Optional.ofNullable(split.features().get(modality))
        .map(summary -> new Found(info, summary));
  }

  private static List<String> row(Optional<Found> found) {
    List<String> row = new ArrayList<>();
    row.addAll(found.flatMap(f -> f.summary().range()).map(VALUES::row).orElseGet(VALUES::unknown));
    row.addAll(found.map(FEATURES::row).orElseGet(FEATURES::unknown));
    return row;
  }

  /** Returns a summary of the features of a split, by modality. */
  static JsonObject json(Map<Modality, ModalityInfo> modalities, SplitInspection split) {
    JsonObject json = new JsonObject();
    modalities.forEach(
        (modality, info) ->
            json.add(
                modality.key(),
                find(modality, info, split)
                    .<JsonElement>map(FeatureFacts::json)
                    .orElse(JsonNull.INSTANCE)));
    return json;
  }

  private static JsonObject json(Found found) {
    JsonObject json = new JsonObject();
    json.add(
        "values", found.summary().range().<JsonElement>map(VALUES::json).orElse(JsonNull.INSTANCE));
    FEATURES.json(found).entrySet().forEach(field -> json.add(field.getKey(), field.getValue()));
    return json;
  }
}
