package org.mmlatch.cli.run;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.mmlatch.cli.common.ExitCode;
import org.mmlatch.cli.common.OutFile;
import org.mmlatch.cli.common.Output;
import org.mmlatch.cli.common.ProgressLine;
import org.mmlatch.cli.common.RunOptions;
import org.mmlatch.cli.common.SourceChoices;
import org.mmlatch.data.imports.ImportOptions;
import org.mmlatch.eval.Table;
import org.mmlatch.run.FinishedRun;
import org.mmlatch.run.PredictionFile.Detail;
import org.mmlatch.run.PredictionReport;
import org.mmlatch.run.TextPrediction;
import org.mmlatch.settings.SettingsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mmlatch predict}. */
@Command(
    name = "predict",
    description = {
      "Predict new segments with a run's best weights.",
      "",
      "--corpus takes a corpus or any source that 'data import' reads. Segments need no labels, "
          + "splits or folds. Features are normalised as in training. Segments are processed in "
          + "batches, so there may be any number of them.",
      "",
      "A run that reads only text can also predict sentences (--text), given the word vectors "
          + "that it was trained on (--vectors).",
      "",
      "Options that describe sources, such as --ids and --columns, work as in 'data import'."
    },
    footer = {
      "",
      "Examples:",
      "  mmlatch predict runs/mosi --corpus new.pkl --out predictions.csv",
      "  mmlatch predict runs/mosi --corpus transcripts.csv glove.txt.gz --out predictions.csv",
      "  mmlatch predict runs/mosi --corpus mine.csv glove.txt.gz --columns id=id,text=said \\",
      "    --ids whole --out predictions.csv",
      "  mmlatch predict runs/mosi --corpus corpora/mosei --out predictions.csv --masks",
      "  mmlatch predict runs/text --text 'not bad at all' --vectors glove.txt.gz"
    })
public final class PredictCommand implements Callable<Integer> {
  @Mixin private Output output;
  @Mixin private RunOptions run;
  @Mixin private SourceChoices source;

  @Option(
      names = "--corpus",
      arity = "1..*",
      paramLabel = "SOURCE",
      description =
          "A corpus, or source files and folders with the segments; several are joined by segment "
              + "id.")
  private List<Path> sources = List.of();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "The CSV file to write, with columns id, target (empty if unknown) and prediction, or a "
              + "logit for each label or class. An existing file is replaced.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--masks",
      description = "Also write the mean mask of every feature for each segment.")
  private boolean masks;

  @Option(
      names = "--text",
      paramLabel = "TEXT",
      description = "A sentence to predict; the result is printed. May be repeated.")
  private List<String> texts = List.of();

  @Option(
      names = "--vectors",
      paramLabel = "FILE",
      description = "Word vectors for --text, in a format that 'data import' reads.")
  private Optional<Path> vectors = Optional.empty();

  @Override
  public Integer call() {
    boolean ofTexts =
        !texts.isEmpty() && vectors.isPresent() && sources.isEmpty() && !masks && !source.areMade();
    boolean ofSources = texts.isEmpty() && vectors.isEmpty() && !sources.isEmpty();
    if (ofTexts == ofSources || ofSources != out.isPresent()) {
      throw new SettingsException(
          "predict needs --corpus SOURCE and --out FILE, or --text TEXT and --vectors FILE");
    }
    if (texts.stream().anyMatch(String::isBlank)) {
      throw new SettingsException("--text: expected a sentence; found none");
    }
    return ofTexts ? predictTexts(vectors.orElseThrow()) : predict(out.orElseThrow());
  }

  private int predictTexts(Path file) {
    FinishedRun finished = run.open();
    List<TextPrediction> predictions = finished.predictTexts(texts, file);
    List<String> outputs = finished.task().outputs();
    output.print(
        () -> TextPredictions.table(predictions, outputs),
        () -> TextPredictions.json(predictions, outputs));
    for (TextPrediction prediction : predictions) {
      if (!prediction.unknown().isEmpty()) {
        output.remark(unknown(prediction));
      }
    }
    return ExitCode.DONE.status();
  }

  private static String unknown(TextPrediction prediction) {
    return prediction.unknown().equals(prediction.words())
        ? "'%s': no word has a vector, so the prediction is for zeros only"
            .formatted(prediction.text())
        : "'%s': words without a vector, read as zeros: %s"
            .formatted(prediction.text(), String.join(", ", prediction.unknown()));
  }

  private int predict(Path file) {
    OutFile.require("--out", file, List.of(".csv"));
    FinishedRun finished = run.open();
    Detail detail = masks ? Detail.MASKS : Detail.VALUES;
    PredictionReport report =
        finished.predict(
            source.appliedTo(ImportOptions.of(sources.toArray(Path[]::new))),
            file,
            detail,
            ProgressLine.of("predicting", "segments"));
    output.print(() -> table(report), () -> json(report));
    output.remark("Written: " + file);
    return ExitCode.DONE.status();
  }

  private static Table table(PredictionReport report) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("predicted", Long.toString(report.predicted())));
    report
        .dropped()
        .forEach((reason, count) -> rows.add(List.of("left out: " + reason.key(), "" + count)));
    return new Table(List.of(Table.Column.left("Segments"), Table.Column.right("Count")), rows);
  }

  private static JsonObject json(PredictionReport report) {
    JsonObject json = new JsonObject();
    json.addProperty("predicted", report.predicted());
    JsonObject dropped = new JsonObject();
    report.dropped().forEach((reason, count) -> dropped.addProperty(reason.key(), count));
    json.add("dropped", dropped);
    return json;
  }
}
