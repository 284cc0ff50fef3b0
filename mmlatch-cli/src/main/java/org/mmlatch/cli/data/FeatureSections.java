package org.mmlatch.cli.data;

import java.util.ArrayList;
import java.util.List;
import org.mmlatch.cli.common.Section;
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
            FeatureFacts.table(inspection)));
    Table rows = FeatureFacts.rowsTable(inspection);
    if (!rows.rows().isEmpty()) {
      sections.add(new Section("Rows inside words", rows));
    }
    Table constant = ConstantTable.of(inspection);
    if (!constant.rows().isEmpty()) {
      sections.add(new Section("Constant features", constant));
    }
    return sections;
  }

  private static Table modalities(CorpusInspection inspection) {
    List<Table.Column> columns =
        new ArrayList<>(List.of(Table.Column.left("Modality"), Table.Column.right("Features")));
    columns.addAll(FeatureFacts.REPLACED.columns());
    List<List<String>> rows = new ArrayList<>();
    inspection
        .manifest()
        .modalities()
        .forEach(
            (modality, info) -> {
              List<String> row =
                  new ArrayList<>(List.of(modality.key(), String.valueOf(info.dim())));
              row.addAll(FeatureFacts.REPLACED.row(info.cleaned()));
              rows.add(row);
            });
    return new Table(columns, rows);
  }
}
