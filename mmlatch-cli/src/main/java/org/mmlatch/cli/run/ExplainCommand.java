package org.mmlatch.cli.run;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mmlatch.cli.common.ExitCode;
import org.mmlatch.cli.common.Numbers;
import org.mmlatch.cli.common.OutFile;
import org.mmlatch.cli.common.Output;
import org.mmlatch.cli.common.RunOptions;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.SegmentId;
import org.mmlatch.eval.chart.PictureFormat;
import org.mmlatch.run.Explanation;
import org.mmlatch.run.FinishedRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mmlatch explain}. */
@Command(
    name = "explain",
    preprocessor = IdsWithDashes.class,
    description = {
      "Show how a run's model treats each word of one segment.",
      "",
      "  mask       mean of the feedback mask at the word, from 0 to 1",
      "  attention  the share of Stage II's attention that the word receives",
      "  change     how the prediction changes when the word is left out; with several",
      "             labels or classes, the prediction of one (see --label)",
      "",
      "Some encoders add columns of their own, such as raven's gates and shifts."
    },
    footer = {
      "",
      "Examples:",
      "  mmlatch explain runs/mosi '2iD-tVS8NPw[3]'",
      "  mmlatch explain runs/mosi '2iD-tVS8NPw[3]' --out words.png",
      "  mmlatch explain runs/emotions '2iD-tVS8NPw[3]' --label happy"
    })
public final class ExplainCommand implements Callable<Integer> {
  @Mixin private Output output;
  @Mixin private RunOptions run;

  @Parameters(
      index = "1",
      paramLabel = "ID",
      description = "The segment's id, video[index], as in the run's predictions-test.csv.")
  private String id;

  @Option(
      names = "--corpus",
      paramLabel = "DIR",
      description = "A corpus other than the one trained on, with the same features.")
  private Optional<Path> corpus = Optional.empty();

  @Option(
      names = "--label",
      paramLabel = "NAME",
      description = "The label or class to explain (default: the most probable).")
  private Optional<String> label = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write a picture of the words (.svg, .png or .pdf).")
  private Optional<Path> out = Optional.empty();

  @Override
  public Integer call() {
    out.ifPresent(file -> OutFile.require("--out", file, PictureFormat.endings()));
    FinishedRun finished = run.open();
    Corpus opened = Corpus.openVerified(corpus.orElseGet(finished::corpusFolder));
    Explanation explanation = finished.explain(opened, SegmentId.parse(id), label);
    out.ifPresent(file -> write(file, explanation));
    output.printText(
        () -> ExplanationTable.text(explanation), () -> ExplanationTable.json(explanation));
    output.remark(
        "%s: predicted %s, true %s"
            .formatted(
                explanation.probabilities().isEmpty()
                    ? explanation.id()
                    : explanation.id() + ", " + explanation.output(),
                Numbers.significant(explanation.prediction()),
                ExplanationTable.truth(explanation)));
    out.ifPresent(file -> output.remark("Written: " + file));
    return ExitCode.DONE.status();
  }

  private static void write(Path file, Explanation explanation) {
    PictureFormat format = PictureFormat.of(file).orElseThrow();
    OutFile.write(file, format.write(ExplanationPicture.of(explanation)));
  }
}
