package org.mmlatch.cli.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.mmlatch.cli.common.Numbers;
import org.mmlatch.data.ModalityInfo;
import org.mmlatch.data.inspect.ConstantFeature;
import org.mmlatch.data.inspect.CorpusInspection;
import org.mmlatch.eval.Table;
import org.mmlatch.eval.Wrapping;

/** The table of features that are constant within a split, with their names and values. */
final class ConstantTable {
  private static final int SHOWN = 20;
  private static final int WIDTH = 80;

  private ConstantTable() {}

  /** Returns the table; it has no rows if no feature is constant. */
  static Table of(CorpusInspection inspection) {
    List<List<String>> rows = new ArrayList<>();
    inspection
        .manifest()
        .modalities()
        .forEach(
            (modality, info) ->
                inspection
                    .splits()
                    .forEach(
                        (name, split) ->
                            split.features().entrySet().stream()
                                .filter(entry -> entry.getKey() == modality)
                                .map(entry -> names(info, entry.getValue().constant()))
                                .filter(names -> !names.isEmpty())
                                .forEach(
                                    names -> addWrapped(rows, modality.key(), name.key(), names))));
    return new Table(
        List.of(
            Table.Column.left("Modality"),
            Table.Column.left("Split"),
            Table.Column.left("Feature=value")),
        rows);
  }

  private static String names(ModalityInfo info, List<ConstantFeature> constant) {
    String shown =
        constant.stream()
            .limit(SHOWN)
            .map(one -> info.featureName(one.feature()) + "=" + Numbers.significant(one.value()))
            .collect(Collectors.joining(", "));
    int more = constant.size() - SHOWN;
    return more > 0 ? shown + " and %s more (see --json)".formatted(more) : shown;
  }

  private static void addWrapped(
      List<List<String>> rows, String modality, String split, String names) {
    List<String> lines = Wrapping.lines(names, WIDTH);
    rows.add(List.of(modality, split, lines.get(0)));
    lines.stream().skip(1).forEach(line -> rows.add(List.of("", "", line)));
  }
}
