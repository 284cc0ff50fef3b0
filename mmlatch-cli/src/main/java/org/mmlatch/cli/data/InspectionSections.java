package org.mmlatch.cli.data;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.mmlatch.cli.common.Section;
import org.mmlatch.data.Manifest;
import org.mmlatch.data.Target;
import org.mmlatch.data.inspect.CorpusInspection;
import org.mmlatch.eval.Table;

/** The output of {@code data inspect} for a corpus: origin, contents, and last the checks. */
final class InspectionSections {
  private InspectionSections() {}

  static List<Section> of(CorpusInspection inspection) {
    SplitFacts splits = SplitFacts.of(inspection);
    List<Section> sections = new ArrayList<>();
    sections.add(new Section("Corpus", OriginFacts.table(inspection)));
    sections.add(new Section("Splits", splits.sizes()));
    sections.add(
        new Section(
            "Lengths of segments", splits.lengths().table(inspection.splits(), inspection.all())));
    if (inspection.manifest().format() == Manifest.WITH_TARGETS) {
      sections.add(new Section("Targets", TargetFacts.table(inspection)));
    }
    if (inspection.manifest().targets().contains(Target.SENTIMENT)) {
      sections.add(
          new Section("Labels", splits.labels().table(inspection.splits(), inspection.all())));
    }
    sections.add(
        new Section(
            "Modalities, and values replaced on import", FeatureFacts.modalities(inspection)));
    sections.add(
        new Section(
            "Features (zero steps of text: words without a vector, and pauses)",
            FeatureFacts.table(inspection)));
    Table rows = FeatureFacts.rowsTable(inspection);
    if (!rows.rows().isEmpty()) {
      sections.add(new Section("Rows inside words", rows));
    }
    Table constant = ConstantTable.of(inspection);
    if (!constant.rows().isEmpty()) {
      sections.add(new Section("Constant features", constant));
    }
    sections.add(new Section("Checks", CheckFacts.table(inspection)));
    return sections;
  }

  /** Returns the inspection as JSON; unreadable parts are null. */
  static JsonObject json(CorpusInspection inspection) {
    JsonObject json = new JsonObject();
    OriginFacts.addIdentity(inspection, json);
    json.addProperty("sound", inspection.defects().isEmpty());
    OriginFacts.addMaking(inspection, json);
    json.add("modalities", FeatureFacts.modalitiesJson(inspection));
    json.add("targets", TargetFacts.json(inspection));
    SplitFacts facts = SplitFacts.of(inspection);
    JsonObject splits = new JsonObject();
    inspection
        .splits()
        .forEach(
            (name, split) -> {
              JsonObject one = facts.json(split);
              one.add("features", FeatureFacts.json(inspection.manifest().modalities(), split));
              if (!inspection.manifest().withRows().isEmpty()) {
                one.add("rows", FeatureFacts.rowsJson(inspection.manifest(), split));
              }
              splits.add(name.key(), one);
            });
    json.add("splits", splits);
    json.add("all", facts.json(inspection.all()));
    json.add("checks", CheckFacts.json(inspection));
    return json;
  }
}
