package org.mmlatch.cli.data;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.mmlatch.Modality;
import org.mmlatch.cli.common.Output;
import org.mmlatch.data.imports.ImportOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mmlatch data import csd}. */
@Command(
    name = "csd",
    description = {
      "Import a word-aligned corpus from the .csd files of the CMU-MultimodalSDK.",
      "",
      "The same as 'data import DIR' for a single folder, such as CMU-MOSI's or CMU-MOSEI's."
    },
    footer = {
      "",
      "Example:",
      "  mmlatch data import csd --dir cmu-mosi --folds folds.json --modalities text,audio \\",
      "    --out corpora/mosi"
    })
final class DataImportCsdCommand implements Callable<Integer> {
  @Mixin private Output output;
  @Mixin private ImportChoices choices;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      required = true,
      description = "Folder with the .csd files.")
  private Path folder;

  @Option(
      names = "--folds",
      paramLabel = "FOLDS.json",
      required = true,
      description =
          "A JSON file of splits: {\"train\": [video ids], \"valid\": […], \"test\": […]}")
  private Path folds;

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder to create.")
  private Path out;

  @Option(
      names = "--modalities",
      split = ",",
      paramLabel = "MODALITY",
      description = "Modalities to import (default: text,audio,visual).")
  private Set<Modality> modalities = EnumSet.allOf(Modality.class);

  @Override
  public Integer call() {
    return Importing.run(
        choices.appliedTo(ImportOptions.of(folder).withFolds(folds).withModalities(modalities)),
        out,
        output);
  }
}
