package org.mmlatch.cli.data;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.mmlatch.Modality;
import org.mmlatch.cli.common.Numbers;
import org.mmlatch.data.CleaningCounts;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.Manifest;
import org.mmlatch.data.ModalityInfo;
import org.mmlatch.data.Target;
import org.mmlatch.eval.Table;

/** A short summary of a corpus, taken from its manifest. */
final class CorpusSummary {
  private CorpusSummary() {}

  static Table table(Corpus corpus) {
    List<List<String>> rows = new ArrayList<>();
    Manifest manifest = corpus.manifest();
    manifest
        .splits()
        .forEach(
            (split, info) ->
                rows.add(
                    List.of(
                        split.key(),
                        Numbers.count(info.segments(), "segment")
                            + ", "
                            + Numbers.count(info.steps(), "step"))));
    manifest
        .modalities()
        .forEach((modality, info) -> rows.add(List.of(modality.key(), cleaned(info))));
    for (Modality modality : manifest.withRows()) {
      long sum =
          manifest.splits().values().stream().mapToLong(info -> info.rows().get(modality)).sum();
      rows.add(List.of(modality.key() + " in words", Numbers.count(sum, "row")));
    }
    if (manifest.format() == Manifest.WITH_TARGETS) {
      manifest
          .targets()
          .forEach(target -> rows.add(List.of("target", target.name() + ", " + kind(target))));
    }
    manifest
        .dropped()
        .forEach(
            (reason, count) -> rows.add(List.of("dropped", count + " segments: " + reason.key())));
    return new Table(List.of(Table.Column.left("Part"), Table.Column.left("Contents")), rows);
  }

  private static String kind(Target target) {
    return target.specification().replaceFirst(":", " ");
  }

  private static String cleaned(ModalityInfo info) {
    CleaningCounts counts = info.cleaned();
    return "%s features; replaced: %s NaN, %s infinite, %s beyond float32"
        .formatted(info.dim(), counts.nan(), counts.infinite(), counts.beyondFloat32());
  }

  static JsonObject json(Corpus corpus) {
    JsonObject json = new JsonObject();
    json.addProperty("corpus", corpus.folder().toString());
    json.addProperty("fingerprint", corpus.fingerprint());
    Manifest manifest = corpus.manifest();
    JsonObject splits = new JsonObject();
    manifest
        .splits()
        .forEach(
            (split, info) -> {
              JsonObject entry = new JsonObject();
              entry.addProperty("segments", info.segments());
              entry.addProperty("steps", info.steps());
              info.rows().forEach((m, rows) -> entry.addProperty(m.key() + "_rows", rows));
              splits.add(split.key(), entry);
            });
    json.add("splits", splits);
    JsonObject dims = new JsonObject();
    manifest.modalities().forEach((m, info) -> dims.addProperty(m.key(), info.dim()));
    json.add("dims", dims);
    JsonArray targets = new JsonArray();
    manifest.targets().forEach(target -> targets.add(TargetFacts.json(target)));
    json.add("targets", targets);
    JsonObject dropped = new JsonObject();
    manifest.dropped().forEach((reason, n) -> dropped.addProperty(reason.key(), n));
    json.add("dropped", dropped);
    return json;
  }
}
