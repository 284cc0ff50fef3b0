package org.mmlatch.cli.data;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mmlatch.Modality;
import org.mmlatch.cli.common.ExitCode;
import org.mmlatch.cli.common.Output;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.sample.SampleCorpus;
import org.mmlatch.data.sample.SampleOptions;
import org.mmlatch.data.sample.SampleTask;
import org.mmlatch.settings.SettingsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mmlatch data sample}. */
@Command(
    name = "sample",
    description = {
      "Generate the sample corpus: some features carry the sentiment, others mislead.",
      "",
      "With --task emotions, four more features of each modality carry the arousal; sentiment and "
          + "arousal together determine six emotions. The same seed gives the same corpus, byte for "
          + "byte."
    },
    footer = {"", "Example:", "  mmlatch data sample --seed 7 --out corpora/sample-7"})
final class DataSampleCommand implements Callable<Integer> {
  @Mixin private Output output;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder to create (default: corpora/sample, or corpora/sample-emotions).")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--task",
      paramLabel = "TASK",
      description =
          "Labels of the segments: sentiment, or emotions for sentiment and six emotions from 0 to 3 "
              + "(default: sentiment).")
  private SampleTask task = SampleTask.SENTIMENT;

  @Option(names = "--seed", description = "Random seed (default: ${DEFAULT-VALUE}).")
  private long seed = SampleOptions.standard().seed();

  @Option(
      names = "--segments",
      split = ",",
      paramLabel = "N",
      description = "Number of train, valid and test segments (default: 1200,200,400).")
  private List<Integer> segments = List.of(1200, 200, 400);

  @Option(
      names = "--dims",
      split = ",",
      paramLabel = "D",
      description =
          "Number of text, audio and visual features, at least 8 each, 12 with --task emotions (default: 32,16,12).")
  private List<Integer> dims = List.of(32, 16, 12);

  @Option(
      names = "--lengths-from",
      paramLabel = "FILE.csv",
      description =
          "Use the word counts of a CSV file's column 'text' as the segments' lengths, row by row, "
              + "instead of random lengths.")
  private Optional<Path> lengths = Optional.empty();

  @Override
  public Integer call() {
    Path folder = out.orElseGet(this::usual);
    Corpus corpus = SampleCorpus.write(folder, possibleOptions());
    output.print(() -> CorpusSummary.table(corpus), () -> CorpusSummary.json(corpus));
    output.remark("Corpus: " + folder);
    return ExitCode.DONE.status();
  }

  private Path usual() {
    return Path.of("corpora", task == SampleTask.EMOTIONS ? "sample-emotions" : "sample");
  }

  private SampleOptions possibleOptions() {
    try {
      return options();
    } catch (IllegalArgumentException impossible) {
      throw new SettingsException(impossible.getMessage(), impossible);
    }
  }

  private SampleOptions options() {
    SampleOptions options =
        SampleOptions.standard()
            .withSeed(seed)
            .withTask(task)
            .withSegments(byKey("--segments", SplitName.values(), segments))
            .withDims(byKey("--dims", Modality.values(), dims));
    return lengths.map(file -> options.withLengths(WordCounts.read(file))).orElse(options);
  }

  private static <K extends Enum<K>> Map<K, Integer> byKey(
      String option, K[] keys, List<Integer> values) {
    if (values.size() != keys.length) {
      throw new SettingsException(
          "%s: expected %s numbers, found %s".formatted(option, keys.length, values.size()));
    }
    Map<K, Integer> map = new LinkedHashMap<>();
    for (int i = 0; i < keys.length; i++) {
      map.put(keys[i], values.get(i));
    }
    return map;
  }
}
