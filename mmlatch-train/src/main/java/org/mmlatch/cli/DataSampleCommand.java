package org.mmlatch.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.sample.SampleCorpus;
import org.mmlatch.data.sample.SampleOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mmlatch data sample}. */
@Command(
    name = "sample",
    description = {
      "Make the sample corpus: segments in which some features tell the sentiment and others",
      "mislead. The same seed gives the same corpus, byte for byte."
    },
    footer = {"", "Example:", "  mmlatch data sample --seed 7 --out corpora/sample-7"})
final class DataSampleCommand implements Callable<Integer> {
  @Mixin private Output output;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "A new folder (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("corpora", "sample");

  @Option(names = "--seed", description = "Where every draw starts (default: ${DEFAULT-VALUE}).")
  private long seed = SampleOptions.standard().seed();

  @Override
  public Integer call() {
    Corpus corpus = SampleCorpus.write(out, SampleOptions.standard().withSeed(seed));
    output.print(() -> CorpusSummary.table(corpus), () -> CorpusSummary.json(corpus));
    output.remark("Corpus: " + out);
    return ExitCode.DONE.status();
  }
}
