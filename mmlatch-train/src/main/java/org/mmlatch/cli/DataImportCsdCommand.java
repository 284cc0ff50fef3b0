package org.mmlatch.cli;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.mmlatch.Modality;
import org.mmlatch.data.Infinities;
import org.mmlatch.data.csd.CsdImporter;
import org.mmlatch.data.csd.CsdOptions;
import org.mmlatch.data.csd.CsdRole;
import org.mmlatch.data.csd.ImportReport;
import org.mmlatch.data.csd.Pauses;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mmlatch data import csd}. */
@Command(
    name = "csd",
    description = {
      "Make a word-aligned corpus from the .csd files of the CMU-MultimodalSDK, such as CMU-MOSI's",
      "and CMU-MOSEI's. The published files are recognised by their names."
    },
    footer = {
      "",
      "Example:",
      "  mmlatch data import csd --dir cmu-mosi --folds folds.json --modalities text,audio \\",
      "    --out corpora/mosi"
    })
final class DataImportCsdCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(DataImportCsdCommand.class);

  @Mixin private Output output;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      required = true,
      description = "Folder of the .csd files.")
  private Path folder;

  @Option(
      names = "--folds",
      paramLabel = "FOLDS.json",
      required = true,
      description = "{\"train\": [video ids], \"valid\": […], \"test\": […]}")
  private Path folds;

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "A new folder.")
  private Path out;

  @Option(
      names = "--modalities",
      split = ",",
      paramLabel = "MODALITY",
      description = "Those to import (default: text,audio,visual).")
  private Set<Modality> modalities = EnumSet.allOf(Modality.class);

  @Option(names = "--remove-pauses", description = "Leave out the words 'sp', which are silences.")
  private boolean removePauses;

  @Option(
      names = "--infinities",
      paramLabel = "POLICY",
      description = {
        "What replaces infinite features: zero, or largest as in the released code",
        "(default: zero)."
      })
  private Infinities infinities = Infinities.ZERO;

  @Option(
      names = "--file",
      paramLabel = "ROLE=FILE",
      description = {
        "A file that is not named as the published ones; ROLE is words, labels, text, audio or",
        "visual. May be repeated."
      })
  private Map<CsdRole, Path> files = new EnumMap<>(CsdRole.class);

  @Override
  public Integer call() {
    CsdOptions options =
        CsdOptions.of(folder, folds)
            .withModalities(modalities)
            .withPauses(removePauses ? Pauses.REMOVE : Pauses.KEEP)
            .withInfinities(infinities)
            .withFiles(files);
    ImportReport report = CsdImporter.run(options, out, ProgressLine.of("importing", "videos"));
    warn("in the data but in no split", report.videosNotInFolds().size());
    warn("in a split but without words or labels", report.videosNotInData().size());
    output.print(
        () -> CorpusSummary.table(report.corpus()), () -> CorpusSummary.json(report.corpus()));
    output.remark(
        String.format(
            Locale.ROOT,
            "Corpus: %s (read in %.1f s, aligned in %.2f s)",
            out,
            report.secondsReading(),
            report.secondsAligning()));
    return ExitCode.DONE.status();
  }

  private static void warn(String what, int videos) {
    if (videos > 0) {
      LOG.warn("{} videos are {} and were left out", videos, what);
    }
  }
}
