package org.mmlatch.cli.data;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.mmlatch.data.FileDigest;
import org.mmlatch.data.Manifest;
import org.mmlatch.data.ModalityInfo;
import org.mmlatch.data.Source;
import org.mmlatch.data.inspect.Check;
import org.mmlatch.data.inspect.CorpusInspection;

/** An inspection for programs; what could not be read is null. */
final class InspectionJson {
  private InspectionJson() {}

  static JsonObject of(CorpusInspection inspection) {
    JsonObject json = new JsonObject();
    json.addProperty("corpus", inspection.folder().toString());
    json.addProperty("fingerprint", inspection.fingerprint());
    json.addProperty("sound", inspection.defects().isEmpty());
    addOrigin(inspection.manifest(), json);
    JsonObject modalities = new JsonObject();
    inspection
        .manifest()
        .modalities()
        .forEach((m, info) -> modalities.add(m.key(), modality(info)));
    json.add("modalities", modalities);
    json.add("targets", TargetFacts.json(inspection));
    SplitJson writer = new SplitJson(inspection);
    JsonObject splits = new JsonObject();
    inspection
        .splits()
        .forEach(
            (name, split) -> {
              JsonObject one = writer.of(split);
              one.add("features", FeatureFacts.json(inspection.manifest().modalities(), split));
              if (!inspection.manifest().withRows().isEmpty()) {
                one.add("rows", FeatureFacts.rowsJson(inspection.manifest(), split));
              }
              splits.add(name.key(), one);
            });
    json.add("splits", splits);
    json.add("all", writer.of(inspection.all()));
    json.add("checks", checks(inspection));
    return json;
  }

  private static void addOrigin(Manifest manifest, JsonObject json) {
    JsonObject parameters = new JsonObject();
    manifest.parameters().forEach(parameters::addProperty);
    json.add("parameters", parameters);
    JsonArray sources = new JsonArray();
    manifest.sources().forEach(source -> sources.add(source(source)));
    json.add("sources", sources);
    JsonObject dropped = new JsonObject();
    manifest.dropped().forEach((reason, count) -> dropped.addProperty(reason.key(), count));
    json.add("dropped", dropped);
  }

  private static JsonObject source(Source source) {
    FileDigest file = source.file();
    JsonObject json = new JsonObject();
    json.addProperty("role", source.role());
    json.addProperty("name", file.name());
    json.addProperty("bytes", file.bytes());
    json.addProperty("sha256", file.sha256());
    return json;
  }

  private static JsonObject modality(ModalityInfo info) {
    JsonObject json = new JsonObject();
    json.addProperty("dim", info.dim());
    json.add("replaced", FeatureFacts.REPLACED.json(info.cleaned()));
    return json;
  }

  /** How each check ended, with the messages of its defects. */
  private static JsonObject checks(CorpusInspection inspection) {
    JsonObject json = new JsonObject();
    for (Check check : Check.values()) {
      JsonArray messages = new JsonArray();
      inspection.defects(check).forEach(defect -> messages.add(defect.message()));
      JsonObject one = new JsonObject();
      one.addProperty("outcome", inspection.outcome(check).key());
      one.add("defects", messages);
      json.add(check.key(), one);
    }
    return json;
  }
}
