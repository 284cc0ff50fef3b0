package org.mmlatch.cli.run;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mmlatch.cli.common.ExitCode;
import org.mmlatch.cli.common.Interruption;
import org.mmlatch.cli.common.Log;
import org.mmlatch.cli.common.Output;
import org.mmlatch.data.Corpus;
import org.mmlatch.eval.Table;
import org.mmlatch.run.FinishedRun;
import org.mmlatch.run.Reproduction;
import org.mmlatch.run.RunFolder;
import org.mmlatch.run.RunOutcome;
import org.mmlatch.run.TrainingRun;
import org.mmlatch.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mmlatch reproduce}. */
@Command(
    name = "reproduce",
    description = {
      "Train a run again with its own settings, and compare the results byte by byte.",
      "",
      "The second run gets its own folder. Exits with status 1 if the results differ."
    },
    footer = {"", "Example:", "  mmlatch reproduce runs/mmlatch-0"})
public final class ReproduceCommand implements Callable<Integer> {
  @Mixin private Output output;

  @Parameters(paramLabel = "RUN", description = "The run's folder.")
  private Path run;

  @Option(
      names = "--run",
      paramLabel = "DIR",
      description = "Folder of the second run (default: RUN-reproduced).")
  private Optional<Path> second = Optional.empty();

  @Option(
      names = "--corpus",
      paramLabel = "DIR",
      description = "The corpus's folder, if it has moved since.")
  private Optional<Path> corpus = Optional.empty();

  @Override
  public Integer call() {
    Reproduction.requireRepeatable(RunFolder.existing(run));
    FinishedRun first = FinishedRun.open(run);
    Settings settings = first.settings();
    Corpus opened = Corpus.openVerified(corpus.orElseGet(first::corpusFolder));
    RunFolder again =
        new RunFolder(
            second.orElseGet(() -> run.resolveSibling(run.getFileName() + "-reproduced")));
    TrainingRun training = new TrainingRun(settings, again, opened);
    TrainingProgress progress = new TrainingProgress(settings.train());
    return Interruption.guarding(stop -> report(training.train(stop, progress), again));
  }

  private int report(RunOutcome outcome, RunFolder again) {
    if (outcome instanceof RunOutcome.Stopped) {
      Log.of(ReproduceCommand.class).info("stopped and saved; repeat the command to continue");
      return ExitCode.TERMINATED.status();
    }
    Reproduction result = Reproduction.compare(RunFolder.existing(run), again);
    output.print(() -> table(result), () -> json(result));
    result
        .circumstances()
        .forEach(d -> output.remark("%s: was %s, is %s".formatted(d.key(), d.left(), d.right())));
    output.remark(result.isExact() ? "reproduced byte for byte" : "NOT reproduced byte for byte");
    return (result.isExact() ? ExitCode.DONE : ExitCode.FAILED).status();
  }

  private static Table table(Reproduction result) {
    return new Table(
        List.of(Table.Column.left("File"), Table.Column.left("Bytes")),
        result.files().stream()
            .map(file -> List.of(file.file(), file.equal() ? "equal" : "DIFFERENT"))
            .toList());
  }

  private static JsonObject json(Reproduction result) {
    JsonObject json = new JsonObject();
    json.addProperty("exact", result.isExact());
    JsonObject files = new JsonObject();
    result.files().forEach(file -> files.addProperty(file.file(), file.equal()));
    json.add("files", files);
    JsonObject circumstances = new JsonObject();
    result
        .circumstances()
        .forEach(d -> circumstances.addProperty(d.key(), d.left() + " -> " + d.right()));
    json.add("circumstances", circumstances);
    return json;
  }
}
