package org.mmlatch.cli.data;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.Modality;
import org.mmlatch.data.ModalityInfo;
import org.mmlatch.data.inspect.ConstantFeature;
import org.mmlatch.data.inspect.FeatureSummary;
import org.mmlatch.data.inspect.SplitInspection;
import org.mmlatch.data.inspect.ValueRange;

/** The features of a split by modality; null where they could not be read. */
final class FeatureJson {
  private FeatureJson() {}

  static JsonObject of(Map<Modality, ModalityInfo> modalities, SplitInspection split) {
    JsonObject json = new JsonObject();
    modalities.forEach(
        (modality, info) ->
            json.add(
                modality.key(),
                Optional.ofNullable(split.features().get(modality))
                    .<JsonElement>map(summary -> features(info, summary))
                    .orElse(JsonNull.INSTANCE)));
    return json;
  }

  private static JsonObject features(ModalityInfo info, FeatureSummary summary) {
    JsonObject json = new JsonObject();
    json.add(
        "values", summary.range().<JsonElement>map(FeatureJson::values).orElse(JsonNull.INSTANCE));
    JsonArray constant = new JsonArray();
    summary.constant().forEach(feature -> constant.add(constant(info, feature)));
    json.add("constant", constant);
    json.addProperty("zero_steps", summary.zeroSteps());
    json.addProperty("zero_share", summary.zeroShare());
    json.addProperty("not_finite", summary.notFinite());
    return json;
  }

  private static JsonObject values(ValueRange range) {
    JsonObject json = new JsonObject();
    json.addProperty("min", range.min());
    json.addProperty("max", range.max());
    json.addProperty("mean_absolute", range.meanAbsolute());
    json.addProperty("largest_standard_deviation", range.largestDeviation());
    return json;
  }

  private static JsonObject constant(ModalityInfo info, ConstantFeature feature) {
    JsonObject json = new JsonObject();
    json.addProperty("feature", feature.feature());
    json.addProperty("name", info.featureName(feature.feature()));
    json.addProperty("value", feature.value());
    return json;
  }
}
