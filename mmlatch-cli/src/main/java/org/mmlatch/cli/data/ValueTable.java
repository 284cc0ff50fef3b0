package org.mmlatch.cli.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.mmlatch.Modality;
import org.mmlatch.cli.common.Numbers;
import org.mmlatch.data.inspect.CorpusInspection;
import org.mmlatch.data.inspect.FeatureSummary;
import org.mmlatch.data.inspect.ValueRange;
import org.mmlatch.eval.Table;

/** Where the features of each modality and split lie; dashes where they could not be read. */
final class ValueTable {
  private ValueTable() {}

  static Table of(CorpusInspection inspection) {
    List<List<String>> rows = new ArrayList<>();
    for (Modality modality : inspection.manifest().modalities().keySet()) {
      inspection
          .splits()
          .forEach(
              (name, split) ->
                  rows.add(
                      row(
                          modality,
                          name.key(),
                          Optional.ofNullable(split.features().get(modality)))));
    }
    return new Table(
        List.of(
            Table.Column.left("Modality"),
            Table.Column.left("Split"),
            Table.Column.right("Min"),
            Table.Column.right("Max"),
            Table.Column.right("Mean |x|"),
            Table.Column.right("Max sd"),
            Table.Column.right("Constant"),
            Table.Column.right("Zero steps"),
            Table.Column.right("Share"),
            Table.Column.right("NaN, inf")),
        rows);
  }

  private static List<String> row(
      Modality modality, String split, Optional<FeatureSummary> features) {
    List<String> row = new ArrayList<>(List.of(modality.key(), split));
    row.addAll(features.flatMap(FeatureSummary::range).map(ValueTable::values).orElse(dashes(4)));
    row.addAll(features.map(ValueTable::counts).orElse(dashes(4)));
    return row;
  }

  private static List<String> values(ValueRange range) {
    return List.of(
        Numbers.significant(range.min()),
        Numbers.significant(range.max()),
        Numbers.significant(range.meanAbsolute()),
        Numbers.significant(range.largestDeviation()));
  }

  private static List<String> counts(FeatureSummary features) {
    return List.of(
        String.valueOf(features.constant().size()),
        String.valueOf(features.zeroSteps()),
        Numbers.percent(features.zeroShare()),
        String.valueOf(features.notFinite()));
  }

  private static List<String> dashes(int count) {
    return Collections.nCopies(count, "-");
  }
}
