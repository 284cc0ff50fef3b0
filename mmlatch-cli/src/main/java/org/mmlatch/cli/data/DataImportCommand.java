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
      "Make a corpus from what researchers have, whose format is recognised from the "
          + "contents.",
      "",
      "These are: folders of .csd files, pickles of MulT, MultiBench, MMSA, MISA and of dialogues, UR-FUNNY's "
          + "folder, folders of .npz or .npy files, CSV files of transcripts such as MMSA's label.csv "
          + "and MELD's with word vectors as text (gzip or not), and other corpora. Several sources are joined by the ids of their segments; a modality comes "
          + "from the first that has it, and so does a target. Pickles are read as data; nothing in them is executed."
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
      "  mmlatch data import unaligned_39.pkl --align average --out corpora/sims",
      "  mmlatch data import cmu-mosei label.csv --modalities audio --out corpora/mosei-audio",
      "  mmlatch data import --split train=train.pkl --split valid=dev.pkl --split test=test.pkl \\",
      "    glove.txt.gz --out corpora/mosi"
    })
final class DataImportCommand implements Callable<Integer> {
  @Mixin private Output output;
  @Mixin private ImportChoices choices;

  @Parameters(arity = "0..*", paramLabel = "SOURCE", description = "Files and folders.")
  private List<Path> sources = List.of();

  @Option(names = "--out", paramLabel = "DIR", description = "A new folder (required).")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--folds",
      paramLabel = "FOLDS.json",
      description = "{\"train\": [video ids], …} in place of the sources' own splits.")
  private Optional<Path> folds = Optional.empty();

  @Option(
      names = "--modalities",
      split = ",",
      paramLabel = "MODALITY",
      description = "Those to import (default: all that the sources have).")
  private Set<Modality> modalities = EnumSet.noneOf(Modality.class);

  @Option(
      names = "--split",
      paramLabel = "SPLIT=FILE",
      description =
          "A file that holds only train, valid or test. May be repeated. Without it, files "
              + "named so, or dev, are taken as such, as dev.pkl and dev_sent_emo.csv are.")
  private Map<SplitName, Path> splits = new EnumMap<>(SplitName.class);

  @Override
  public Integer call() {
    Path target = out.orElseThrow(() -> new SettingsException("--out is needed: a new folder"));
    if (sources.isEmpty() && splits.isEmpty()) {
      throw new SettingsException("Name at least one SOURCE: a file or a folder");
    }
    ImportOptions asked =
        ImportOptions.of(sources.toArray(Path[]::new))
            .withSplits(splits)
            .withModalities(modalities);
    return Importing.run(
        choices.appliedTo(folds.map(asked::withFolds).orElse(asked)), target, output);
  }
}
