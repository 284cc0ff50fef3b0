package org.mmlatch.cli.data;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.mmlatch.Modality;
import org.mmlatch.cli.common.Output;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.imports.ImportOptions;
import org.mmlatch.settings.SettingsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mmlatch data import}, for sources of any format. */
@Command(
    name = "import",
    description = {
      "Import a corpus from published files; their format is recognised from the contents.",
      "",
      "Supported: folders of .csd files; pickles of MulT, MultiBench, MMSA, MISA and of "
          + "dialogues; UR-FUNNY's folder; folders of .npz or .npy files; CSV files of transcripts "
          + "(such as MMSA's label.csv and MELD's) with word vectors as text, gzipped or not; and "
          + "other corpora of MMLatch. Pickles are read as data; nothing in them is executed.",
      "",
      "Several sources are joined by segment id. Each modality and each target is taken from the "
          + "first source that has it."
    },
    subcommands = DataImportCsdCommand.class,
    synopsisSubcommandLabel = "| csd …",
    footer = {
      "",
      "Examples:",
      "  mmlatch data import mosi_data.pkl --out corpora/mosi",
      "  mmlatch data import label.csv glove.txt.gz --out corpora/mosei-text",
      "  mmlatch data import cmu-mosi --folds folds.json --out corpora/mosi",
      "  mmlatch data import aligned_50.pkl cmu-mosei-labels --out corpora/mosei-emotions",
      "  mmlatch data import train_sent_emo.csv dev_sent_emo.csv test_sent_emo.csv glove.txt.gz \\",
      "    --out corpora/meld",
      "  mmlatch data import mine.csv glove.txt.gz --columns id=talk+turn,text=said,split=part \\",
      "    --labels mood:class --out corpora/mine",
      "  mmlatch data import sarcasm.pkl --ids whole --out corpora/mustard",
      "  mmlatch data import unaligned_39.pkl --align average --ids whole --out corpora/sims",
      "  mmlatch data import cmu-mosei label.csv --modalities audio --out corpora/mosei-audio",
      "  mmlatch data import --split train=train.pkl --split valid=dev.pkl --split test=test.pkl \\",
      "    glove.txt.gz --out corpora/mosi"
    })
final class DataImportCommand implements Callable<Integer> {
  @Mixin private Output output;
  @Mixin private ImportChoices choices;

  @Parameters(arity = "0..*", paramLabel = "SOURCE", description = "Source files and folders.")
  private List<Path> sources = List.of();

  @Option(names = "--out", paramLabel = "DIR", description = "Folder to create (required).")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--folds",
      paramLabel = "FOLDS.json",
      description =
          "A JSON file of splits, {\"train\": [video ids], …}, that replaces the sources' own splits.")
  private Optional<Path> folds = Optional.empty();

  @Option(
      names = "--modalities",
      split = ",",
      paramLabel = "MODALITY",
      description = "Modalities to import (default: all that the sources have).")
  private Set<Modality> modalities = EnumSet.noneOf(Modality.class);

  @Option(
      names = "--split",
      paramLabel = "SPLIT=FILE",
      description =
          "A file that holds a single split: train, valid or test. May be repeated. By default, the "
              + "split is recognised from the file's name, such as dev.pkl or dev_sent_emo.csv.")
  private Map<SplitName, Path> splits = new EnumMap<>(SplitName.class);

  @Override
  public Integer call() {
    Path target =
        out.orElseThrow(() -> new SettingsException("--out is missing: name the folder to create"));
    if (sources.isEmpty() && splits.isEmpty()) {
      throw new SettingsException("SOURCE is missing: name at least one file or folder to import");
    }
    ImportOptions asked =
        ImportOptions.of(sources.toArray(Path[]::new))
            .withSplits(splits)
            .withModalities(modalities);
    return Importing.run(
        choices.appliedTo(folds.map(asked::withFolds).orElse(asked)), target, output);
  }
}
