package org.mmlatch.cli.data;

import java.util.Optional;
import org.mmlatch.data.Infinities;
import org.mmlatch.data.imports.ImportOptions;
import org.mmlatch.data.source.LabelColumn;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How sources are imported, in every form of it; use as a picocli {@code @Mixin}. */
final class ImportChoices {
  @Mixin private DefectPolicies policies;
  @Mixin private CsdChoices csd;

  @Option(
      names = "--infinities",
      paramLabel = "POLICY",
      description =
          "What replaces infinite features: zero, or largest as in the released code (default: "
              + "zero).")
  private Infinities infinities = Infinities.ZERO;

  @Option(
      names = "--label-column",
      paramLabel = "N|NAME",
      description = {
        "Which label is the sentiment, where a source has several or it is not recognised: a",
        "number from 0 of an array's columns, or a column's name of a CSV file."
      })
  private Optional<String> labelColumn = Optional.empty();

  /** Returns options that import as chosen. */
  ImportOptions appliedTo(ImportOptions options) {
    return options
        .withInfinities(infinities)
        .withPolicies(policies.chosen())
        .withLabelColumn(new LabelColumn(labelColumn))
        .withCsd(csd.options());
  }
}
