package org.mmlatch.data;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;

/** Reads a manifest. A missing or ill-typed field is an error that names it. */
final class ManifestReader {
  private ManifestReader() {}

  static Manifest read(Path file, String json) {
    JsonFields fields = JsonFields.parse(file, "", json);
    long format = fields.integer("format");
    if (format != Manifest.SENTIMENT_ONLY && format != Manifest.WITH_TARGETS) {
      throw new BadDataException(
          "%s has format %s, expected %s or %s; import the corpus again with this program"
              .formatted(file, format, Manifest.SENTIMENT_ONLY, Manifest.WITH_TARGETS));
    }
    List<TargetsJson> targets =
        format == Manifest.WITH_TARGETS ? TargetsJson.read(fields) : List.of(TargetsJson.SENTIMENT);
    List<Source> sources =
        fields.objects("sources").stream()
            .map(source -> new Source(source.text("role"), digest(source.object("file"))))
            .toList();
    Map<Modality, ModalityInfo> modalities = modalities(fields);
    return new Manifest(
        modalities,
        splits(fields, targets, modalities),
        sources,
        dropped(fields),
        parameters(fields),
        targets.stream().map(TargetsJson::target).toList());
  }

  private static Map<Modality, ModalityInfo> modalities(JsonFields manifest) {
    JsonFields fields = manifest.object("modalities");
    Map<Modality, ModalityInfo> modalities = new EnumMap<>(Modality.class);
    for (Modality modality : Modality.values()) {
      if (fields.has(modality.key())) {
        modalities.put(modality, modality(fields.object(modality.key())));
      }
    }
    if (modalities.isEmpty() || modalities.size() != fields.names().size()) {
      throw manifest.error(
          "modalities", "are " + fields.names() + "; expected text, audio, visual");
    }
    return modalities;
  }

  private static ModalityInfo modality(JsonFields fields) {
    int dim = fields.size("dim");
    List<String> names = fields.has("features") ? fields.texts("features") : List.of();
    JsonFields cleaned = fields.object("cleaned");
    if (!names.isEmpty() && names.size() != dim) {
      throw fields.error("features", "must have as many names as dim says, " + dim);
    }
    return new ModalityInfo(
        dim,
        names,
        new CleaningCounts(
            cleaned.integer("nan"), cleaned.integer("infinite"), cleaned.integer("beyond-float32")),
        statistics(fields, "training", dim),
        fields.has("training-rows")
            ? Optional.of(statistics(fields, "training-rows", dim))
            : Optional.empty());
  }

  private static FeatureStatistics statistics(JsonFields fields, String name, int dim) {
    JsonFields training = fields.object(name);
    List<Double> mean = training.numbers("mean");
    List<Double> deviation = training.numbers("standard-deviation");
    if (dim < 1 || mean.size() != dim || deviation.size() != dim) {
      throw fields.error(name, "must have as many numbers as dim says, " + dim);
    }
    return new FeatureStatistics(mean, deviation);
  }

  private static Map<SplitName, SplitInfo> splits(
      JsonFields manifest, List<TargetsJson> targets, Map<Modality, ModalityInfo> modalities) {
    JsonFields fields = manifest.object("splits");
    Map<SplitName, SplitInfo> splits = new EnumMap<>(SplitName.class);
    for (SplitName name : SplitName.values()) {
      JsonFields split = fields.object(name.key());
      splits.put(
          name,
          new SplitInfo(
              split.size("segments"),
              split.integer("steps"),
              digest(split.object("tensors")),
              digest(split.object("lines")),
              targets.stream().flatMap(target -> target.counts(name).stream()).toList(),
              rows(split, modalities)));
    }
    return splits;
  }

  private static Map<Modality, Long> rows(
      JsonFields split, Map<Modality, ModalityInfo> modalities) {
    Map<Modality, Long> rows = new EnumMap<>(Modality.class);
    modalities.forEach(
        (modality, info) -> {
          if (info.trainingRows().isPresent()) {
            rows.put(modality, split.object("rows").integer(modality.key()));
          }
        });
    return rows;
  }

  private static FileDigest digest(JsonFields fields) {
    return new FileDigest(fields.text("name"), fields.integer("bytes"), fields.text("sha256"));
  }

  private static Map<DropReason, Long> dropped(JsonFields manifest) {
    JsonFields fields = manifest.object("dropped");
    Map<DropReason, Long> dropped = new EnumMap<>(DropReason.class);
    for (DropReason reason : DropReason.values()) {
      if (fields.has(reason.key())) {
        dropped.put(reason, fields.integer(reason.key()));
      }
    }
    return dropped;
  }

  private static Map<String, String> parameters(JsonFields manifest) {
    JsonFields fields = manifest.object("parameters");
    Map<String, String> parameters = new LinkedHashMap<>();
    fields.names().forEach(name -> parameters.put(name, fields.text(name)));
    return parameters;
  }
}
