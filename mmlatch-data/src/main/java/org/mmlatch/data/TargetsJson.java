package org.mmlatch.data;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One target as stored in a manifest of format 2.
 *
 * @param counts label counts by split; empty if not known
 */
record TargetsJson(Target target, Map<SplitName, TargetCounts> counts) {
  /** The only target of format 1. */
  static final TargetsJson SENTIMENT = new TargetsJson(Target.SENTIMENT, Map.of());

  TargetsJson {
    counts = counts.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(counts));
  }

  Optional<TargetCounts> counts(SplitName split) {
    return Optional.ofNullable(counts.get(split));
  }

  static JsonArray write(List<Target> targets, Map<SplitName, SplitInfo> splits) {
    JsonArray array = new JsonArray();
    for (int i = 0; i < targets.size(); i++) {
      int index = i;
      Target target = targets.get(i);
      JsonObject json = new JsonObject();
      json.addProperty("name", target.name());
      json.addProperty("kind", target.kind().key());
      if (target.kind() == Target.Kind.CLASS) {
        json.add("classes", ManifestWriter.array(target.classes(), JsonPrimitive::new));
      } else {
        json.add("range", ManifestWriter.decimals(List.of(target.low(), target.high())));
      }
      splits.forEach(
          (split, info) -> json.add(split.key(), write(target, info.labels().get(index))));
      array.add(json);
    }
    return array;
  }

  private static JsonElement write(Target target, TargetCounts counts) {
    JsonObject json = new JsonObject();
    json.addProperty("labelled", counts.labelled());
    switch (target.kind()) {
      case REAL -> {}
      case PRESENCE -> json.addProperty("positives", counts.counts().get(0));
      case CLASS -> json.add("counts", ManifestWriter.array(counts.counts(), JsonPrimitive::new));
    }
    return json;
  }

  static List<TargetsJson> read(JsonFields manifest) {
    List<TargetsJson> targets = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonFields fields : manifest.objects("targets")) {
      Target target = target(fields);
      if (!names.add(target.name())) {
        throw fields.error("name", "is '" + target.name() + "', the name of another target too");
      }
      Map<SplitName, TargetCounts> counts = new EnumMap<>(SplitName.class);
      for (SplitName split : SplitName.values()) {
        counts.put(split, counts(target, fields.object(split.key())));
      }
      targets.add(new TargetsJson(target, counts));
    }
    if (targets.isEmpty()) {
      throw manifest.error("targets", "is empty; expected at least one target");
    }
    return targets;
  }

  private static Target target(JsonFields fields) {
    Target.Kind kind =
        Target.Kind.find(fields.text("kind"))
            .orElseThrow(
                () ->
                    fields.error(
                        "kind",
                        "is '" + fields.text("kind") + "'; expected real, presence, class"));
    try {
      if (kind == Target.Kind.CLASS) {
        return Target.classes(fields.text("name"), fields.texts("classes"));
      }
      List<Double> range = fields.numbers("range");
      if (range.size() != 2) {
        throw fields.error("range", "is " + range + "; expected the least and the largest label");
      }
      return new Target(fields.text("name"), kind, range.get(0), range.get(1), List.of());
    } catch (IllegalArgumentException e) {
      throw fields.error("name", "'" + fields.text("name") + "': " + e.getMessage());
    }
  }

  private static TargetCounts counts(Target target, JsonFields fields) {
    List<Integer> counts =
        switch (target.kind()) {
          case REAL -> List.of();
          case PRESENCE -> List.of(fields.size("positives"));
          case CLASS -> fields.numbers("counts").stream().map(Double::intValue).toList();
        };
    if (counts.size() != TargetCounts.size(target)) {
      throw fields.error("counts", "must have as many numbers as there are classes");
    }
    return new TargetCounts(fields.size("labelled"), counts);
  }
}
