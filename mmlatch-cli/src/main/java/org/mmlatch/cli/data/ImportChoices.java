package org.mmlatch.cli.data;

import org.mmlatch.cli.common.SourceChoices;
import org.mmlatch.data.Infinities;
import org.mmlatch.data.imports.ImportOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every import command; use as a picocli {@code @Mixin}. */
final class ImportChoices {
  @Mixin private DefectPolicies policies;
  @Mixin private CsdChoices csd;
  @Mixin private SourceChoices source;

  @Option(
      names = "--infinities",
      paramLabel = "POLICY",
      description =
          "Replace infinite features by zero, or by the largest float as the released code does "
              + "(zero or largest; default: zero).")
  private Infinities infinities = Infinities.ZERO;

  /** Returns import options with these choices. */
  ImportOptions appliedTo(ImportOptions options) {
    return source
        .appliedTo(options)
        .withInfinities(infinities)
        .withPolicies(policies.chosen())
        .withCsd(csd.options());
  }
}
