package org.mmlatch.cli.data;

import java.util.ArrayList;
import java.util.List;
import org.mmlatch.Modality;
import org.mmlatch.cli.common.Section;
import org.mmlatch.data.CleaningCounts;
import org.mmlatch.data.ModalityInfo;
import org.mmlatch.data.inspect.CorpusInspection;
import org.mmlatch.eval.Table;

/** The features of an inspected corpus: what was repaired, where they lie, which are constant. */
final class FeatureSections {
  private FeatureSections() {}

  static List<Section> of(CorpusInspection inspection) {
    List<Section> sections = new ArrayList<>();
    sections.add(new Section("Modalities, and values replaced when made", modalities(inspection)));
    sections.add(
        new Section(
            "Features (zero steps of text: words without a vector, and pauses)",
            ValueTable.of(inspection)));
    Table constant = ConstantTable.of(inspection);
    if (!constant.rows().isEmpty()) {
      sections.add(new Section("Constant features", constant));
    }
    return sections;
  }

  private static Table modalities(CorpusInspection inspection) {
    List<List<String>> rows = new ArrayList<>();
    inspection.manifest().modalities().forEach((modality, info) -> rows.add(row(modality, info)));
    return new Table(
        List.of(
            Table.Column.left("Modality"),
            Table.Column.right("Features"),
            Table.Column.right("NaN"),
            Table.Column.right("Infinite"),
            Table.Column.right("Beyond float32")),
        rows);
  }

  private static List<String> row(Modality modality, ModalityInfo info) {
    CleaningCounts counts = info.cleaned();
    return List.of(
        modality.key(),
        String.valueOf(info.dim()),
        String.valueOf(counts.nan()),
        String.valueOf(counts.infinite()),
        String.valueOf(counts.beyondFloat32()));
  }
}
