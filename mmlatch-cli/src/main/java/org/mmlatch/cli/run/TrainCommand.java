package org.mmlatch.cli.run;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mmlatch.cli.common.ExitCode;
import org.mmlatch.cli.common.Interruption;
import org.mmlatch.cli.common.Log;
import org.mmlatch.cli.common.Numbers;
import org.mmlatch.cli.common.Output;
import org.mmlatch.cli.common.StandardSample;
import org.mmlatch.cli.common.TrainingOptions;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.SplitName;
import org.mmlatch.eval.Metrics;
import org.mmlatch.eval.MetricsTable;
import org.mmlatch.eval.Table;
import org.mmlatch.run.MetricsFile;
import org.mmlatch.run.RunFolder;
import org.mmlatch.run.RunOutcome;
import org.mmlatch.run.RunResult;
import org.mmlatch.run.TrainingRun;
import org.mmlatch.settings.SettingDifference;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.SettingsLoader;
import org.mmlatch.settings.TrainSettings;
import org.mmlatch.sweep.ShellText;
import org.mmlatch.train.EarlyStopping;
import org.mmlatch.train.Trainer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mmlatch train}. */
@Command(
    name = "train",
    description = {
      "Train a model, and evaluate it on the validation and test splits.",
      "",
      "Without options, train uses the built-in sample corpus and generates it if needed.",
      "",
      "Repeat the command to resume a run that was stopped. To train a finished run further, ask "
          + "for more epochs or a larger train.early-stop than it had; its earlier results are kept "
          + "in its folder."
    },
    footer = {
      "",
      "Examples:",
      "  mmlatch train",
      "  mmlatch train --corpus corpora/mosi -Dfeedback.type=none -Dseed=1",
      "  mmlatch train --corpus corpora/mosi -Dmodel.encoder=mult -Dpreset=mult-paper-mosi",
      "  mmlatch train -Dtrain.overfit-one-batch=true",
      "  mmlatch train --config my.conf --run runs/first-try --quiet",
      "  mmlatch train --lr 1e-3 --epochs 20 --dry-run",
      "  mmlatch train --config runs/first-try/config.conf --run runs/first-try --epochs 200",
      "  mmlatch train --run runs/tuned --weights runs/first-try -Dtrain.learning-rate=1e-4"
    })
public final class TrainCommand implements Callable<Integer> {
  @Mixin private TrainingOptions options;
  @Mixin private Output output;

  @Option(
      names = "--run",
      paramLabel = "DIR",
      description = "The run's folder (default: runs/<name>-<seed>).")
  private Optional<Path> run = Optional.empty();

  @Option(
      names = "--weights",
      paramLabel = "RUN|FILE",
      description =
          "Start from a run's best weights or a .safetensors file; short for -Dstart.weights=…")
  private Optional<Path> weights = Optional.empty();

  @Option(
      names = "--weights-partly",
      description =
          "With --weights, take only the weights that fit this model; short for -Dstart.partly=true.")
  private boolean partly;

  @Option(
      names = "--dry-run",
      description = "Show the settings that differ from the defaults, without training.")
  private boolean dryRun;

  @Override
  public Integer call() {
    Map<String, String> own = new HashMap<>();
    weights.ifPresent(source -> own.put("start.weights", source.toString()));
    if (partly) {
      own.put("start.partly", "true");
    }
    Settings settings = options.settings(own);
    if (dryRun) {
      return show(settings);
    }
    RunFolder folder = new RunFolder(run.orElseGet(() -> TrainingRun.defaultFolder(settings)));
    StandardSample.makeIfAbsent(settings.data().corpus());
    Corpus opened = Corpus.openVerified(settings.data().corpus()).requireTrainable();
    TrainingRun training = new TrainingRun(settings, folder, opened);
    TrainingProgress progress = new TrainingProgress(settings.train());
    return Interruption.guarding(stop -> report(training.train(stop, progress), settings));
  }

  private int show(Settings settings) {
    List<SettingDifference> changed = settings.differences(SettingsLoader.defaults());
    output.print(() -> table(changed), () -> json(changed));
    RunFolder folder = new RunFolder(run.orElseGet(() -> TrainingRun.defaultFolder(settings)));
    output.remark(
        "Nothing was trained. Corpus: %s. Run folder: %s"
            .formatted(settings.data().corpus(), folder.path()));
    return ExitCode.DONE.status();
  }

  private static Table table(List<SettingDifference> changed) {
    return new Table(
        List.of(
            Table.Column.left("Setting"), Table.Column.left("Value"), Table.Column.left("Default")),
        changed.stream().map(d -> List.of(d.key(), d.left(), d.right())).toList());
  }

  private static JsonObject json(List<SettingDifference> changed) {
    JsonObject json = new JsonObject();
    for (SettingDifference difference : changed) {
      JsonObject values = new JsonObject();
      values.addProperty("value", difference.left());
      values.addProperty("default", difference.right());
      json.add(difference.key(), values);
    }
    return json;
  }

  private int report(RunOutcome outcome, Settings settings) {
    if (outcome instanceof RunOutcome.Stopped stopped) {
      Log.of(TrainCommand.class)
          .info(
              "stopped and saved in epoch {} after batch {}; repeat the command to continue",
              stopped.epoch(),
              stopped.batches());
      return ExitCode.TERMINATED.status(); // Interruption exits with that of the actual signal
    }
    if (outcome instanceof RunOutcome.FinishedBefore before) {
      Log.of(TrainCommand.class)
          .info("{} is already finished; nothing was changed", before.result().folder().path());
      return report(before.result(), settings.train());
    }
    RunResult result = ((RunOutcome.Completed) outcome).result();
    return settings.train().overfitOneBatch()
        ? judgeOverfitting(result)
        : report(result, settings.train());
  }

  private int report(RunResult result, TrainSettings settings) {
    Metrics test = result.metrics().get(SplitName.TEST);
    output.print(() -> MetricsTable.of(test), () -> json(result));
    output.remark(
        "Test split, %s, weights of epoch %d. Run folder: %s"
            .formatted(
                Numbers.count(test.segments(), "segment"),
                result.best().bestEpoch(),
                result.folder().path()));
    output.remark(why(result, settings));
    String folder = ShellText.quoted(result.folder().path().toString());
    output.remark("Next: mmlatch report %s --out report.html".formatted(folder));
    output.remark("      mmlatch predict %s --corpus NEW --out predictions.csv".formatted(folder));
    return ExitCode.DONE.status();
  }

  /** Returns a sentence that says whether training stopped early and which epoch was best. */
  private static String why(RunResult result, TrainSettings settings) {
    EarlyStopping best = result.best();
    return result.epochs() < settings.epochs()
        ? String.format(
            Locale.ROOT,
            "Stopped early after epoch %d of %d: the best validation loss, %.4f in epoch %d, did not improve in the next %d epochs.",
            result.epochs(),
            settings.epochs(),
            best.best(),
            best.bestEpoch(),
            best.bad())
        : String.format(
            Locale.ROOT,
            "Trained %s; the best was %s %d, with validation loss %.4f.",
            result.epochs() == 1 ? "the one epoch" : "all " + result.epochs() + " epochs",
            best.bad() == 0 ? "the last," : "epoch",
            best.bestEpoch(),
            best.best());
  }

  private static JsonObject json(RunResult result) {
    JsonObject json = new JsonObject();
    json.addProperty("run", result.folder().path().toString());
    json.addProperty("epochs", result.epochs());
    json.addProperty("best_epoch", result.best().bestEpoch());
    json.addProperty("best_valid_loss", result.best().best());
    result
        .metrics()
        .forEach(
            (split, metrics) ->
                json.add(
                    split.key(), MetricsFile.task(result.folder().metrics(split)).toJson(metrics)));
    return json;
  }

  private int judgeOverfitting(RunResult result) {
    double loss = result.best().best();
    boolean learned = loss < Trainer.OVERFIT_LOSS;
    output.remark(
        String.format(
            Locale.ROOT,
            "one batch: loss %.4f, %s %.2f",
            loss,
            learned ? "under" : "NOT under",
            Trainer.OVERFIT_LOSS));
    return (learned ? ExitCode.DONE : ExitCode.FAILED).status();
  }
}
