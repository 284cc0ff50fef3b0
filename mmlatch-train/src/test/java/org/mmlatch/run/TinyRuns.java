package org.mmlatch.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.SplitName;
import org.mmlatch.eval.Predictions;
import org.mmlatch.settings.Settings;

/**
 * Trainings on {@link TinyRun}'s corpus that have some settings in common.
 *
 * @param folder of the corpus and the runs
 * @param common settings over those of {@link TinyRun}
 */
public record TinyRuns(Path folder, Corpus corpus, Map<String, String> common) {
  /** Makes the corpus. */
  public static TinyRuns in(Path folder, Map<String, String> common) {
    return new TinyRuns(folder, TinyRun.corpus(folder.resolve("corpus")), common);
  }

  /** Returns the common settings under some others. */
  public Settings settings(Map<String, String> further) {
    Map<String, String> all = new HashMap<>(common);
    all.putAll(further);
    return TinyRun.settings(all);
  }

  /** Trains to the end. */
  public RunFolder train(String name, Map<String, String> further) {
    RunFolder run = new RunFolder(folder.resolve(name));
    new TrainingRun(settings(further), run, corpus).train(() -> false);
    return run;
  }

  /** Compares a training with one that is stopped after each of its first updates. */
  public void assertGoesOnToTheSameBytes(int stops, Map<String, String> further)
      throws IOException {
    RunFolder whole = train("whole", further);
    RunFolder interrupted = new RunFolder(folder.resolve("interrupted"));
    for (int i = 0; i < stops; i++) {
      new TrainingRun(settings(further), interrupted, corpus).train(() -> true);
    }
    train("interrupted", further);
    for (String file :
        List.of(
            "history.csv",
            "predictions-test.csv",
            "metrics-test.json",
            "checkpoint/last/weights.safetensors",
            "checkpoint/last/optimizer.safetensors")) {
      assertArrayEquals(
          Files.readAllBytes(whole.path().resolve(file)),
          Files.readAllBytes(interrupted.path().resolve(file)),
          file);
    }
  }

  /** Returns the lines of the history, the header first. */
  public static List<String[]> history(RunFolder run) throws IOException {
    return Files.readAllLines(run.history()).stream().map(line -> line.split(",", -1)).toList();
  }

  /** Returns a column of the history, by epoch. */
  public static List<Double> column(RunFolder run, int column) throws IOException {
    return history(run).stream().skip(1).map(row -> Double.valueOf(row[column])).toList();
  }

  /** Requires that the training loss fell, to less than a part of what it was. */
  static void assertLearnt(RunFolder run, double part) throws IOException {
    List<Double> losses = column(run, 1);
    assertTrue(losses.get(losses.size() - 1) < part * losses.get(0), losses::toString);
  }

  /** Trains for eight epochs at a rate, of which the loss falls, and exchanges the weights. */
  void assertLearnsAndComesBackFromPyTorch(String feedback, String modalities, String rate)
      throws IOException {
    Map<String, String> further =
        Map.of(
            "feedback.type",
            feedback,
            "model.modalities",
            modalities,
            "train.learning-rate",
            rate,
            "train.epochs",
            "8");
    RunFolder run = train("run", further);
    assertLearnt(run, 1);
    assertComesBackFromPyTorch(run, further);
  }

  /** Exports a run's weights, imports them under its settings, and predicts the same. */
  void assertComesBackFromPyTorch(RunFolder run, Map<String, String> further) throws IOException {
    Path exported = folder.resolve("weights.safetensors");
    FinishedRun.open(run.path()).exportWeights(exported);
    Path imported = folder.resolve("imported");
    new ImportedRun(settings(further), corpus).write(exported, imported);
    Path weights = Path.of("checkpoint", "best", "weights.safetensors");
    assertArrayEquals(
        Files.readAllBytes(run.path().resolve(weights)),
        Files.readAllBytes(imported.resolve(weights)));
    assertEquals(
        Predictions.read(run.predictions(SplitName.TEST)),
        FinishedRun.open(imported).predict(corpus, SplitName.TEST));
  }

  /** Returns the mean absolute error of a file of predictions. */
  public static double meanAbsoluteError(Path predictions) {
    return Predictions.read(predictions).rows().stream()
        .mapToDouble(row -> Math.abs((double) row.prediction() - row.target()))
        .average()
        .orElseThrow();
  }
}
