package org.mmlatch.data;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.mmlatch.Modality;

/** Writes a manifest as JSON. The same manifest gives the same bytes on every Java version. */
final class ManifestWriter {
  private ManifestWriter() {}

  static String write(Manifest manifest) {
    JsonObject json = new JsonObject();
    json.addProperty("format", manifest.format());
    json.add("modalities", object(manifest.modalities(), m -> m.key(), ManifestWriter::modality));
    json.add("splits", object(manifest.splits(), SplitName::key, ManifestWriter::split));
    if (manifest.format() == Manifest.WITH_TARGETS) {
      json.add("targets", TargetsJson.write(manifest.targets(), manifest.splits()));
    }
    json.add("dropped", object(manifest.dropped(), DropReason::key, JsonPrimitive::new));
    json.add("parameters", object(manifest.parameters(), name -> name, JsonPrimitive::new));
    json.add("sources", array(manifest.sources(), ManifestWriter::source));
    return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(json) + "\n";
  }

  private static JsonElement modality(ModalityInfo info) {
    JsonObject json = new JsonObject();
    json.addProperty("dim", info.dim());
    if (!info.featureNames().isEmpty()) {
      json.add("features", array(info.featureNames(), JsonPrimitive::new));
    }
    JsonObject cleaned = new JsonObject();
    cleaned.addProperty("nan", info.cleaned().nan());
    cleaned.addProperty("infinite", info.cleaned().infinite());
    cleaned.addProperty("beyond-float32", info.cleaned().beyondFloat32());
    json.add("cleaned", cleaned);
    json.add("training", statistics(info.training()));
    info.trainingRows().ifPresent(rows -> json.add("training-rows", statistics(rows)));
    return json;
  }

  private static JsonElement statistics(FeatureStatistics statistics) {
    JsonObject json = new JsonObject();
    json.add("mean", decimals(statistics.mean()));
    json.add("standard-deviation", decimals(statistics.standardDeviation()));
    return json;
  }

  private static JsonElement split(SplitInfo info) {
    JsonObject json = new JsonObject();
    json.addProperty("segments", info.segments());
    json.addProperty("steps", info.steps());
    if (!info.rows().isEmpty()) {
      json.add("rows", object(info.rows(), Modality::key, JsonPrimitive::new));
    }
    json.add("tensors", file(info.tensors()));
    json.add("lines", file(info.lines()));
    return json;
  }

  private static JsonElement source(Source source) {
    JsonObject json = new JsonObject();
    json.addProperty("role", source.role());
    json.add("file", file(source.file()));
    return json;
  }

  private static JsonElement file(FileDigest digest) {
    JsonObject json = new JsonObject();
    json.addProperty("name", digest.name());
    json.addProperty("bytes", digest.bytes());
    json.addProperty("sha256", digest.sha256());
    return json;
  }

  static JsonArray decimals(List<Double> values) {
    return array(values, value -> new JsonPrimitive(DecimalText.of(value)));
  }

  static <T> JsonArray array(List<T> values, Function<T, JsonElement> convert) {
    JsonArray array = new JsonArray();
    values.forEach(value -> array.add(convert.apply(value)));
    return array;
  }

  private static <K, V> JsonObject object(
      Map<K, V> map, Function<K, String> key, Function<V, JsonElement> convert) {
    JsonObject json = new JsonObject();
    map.forEach((k, v) -> json.add(key.apply(k), convert.apply(v)));
    return json;
  }
}
