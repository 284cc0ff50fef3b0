package org.mmlatch.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmlatch.data.Corpus;
import org.mmlatch.settings.Settings;

/** Multimodal Routing in runs, whose classes are learnt by a loss of the encoder's own. */
class RoutingRunTest {
  @TempDir private Path folder;
  private Corpus corpus;

  @BeforeEach
  void makeCorpus() {
    corpus = TinyRun.corpus(folder.resolve("corpus"));
  }

  private static Settings settings(Map<String, String> further) {
    Map<String, String> all =
        new HashMap<>(
            Map.of(
                "model.encoder", "routing",
                "routing.width", "8",
                "routing.heads", "2",
                "routing.layers", "1",
                "routing.self-layers", "1",
                "routing.capsule-width", "6",
                "routing.concept-width", "5",
                "train.learning-rate", "0.01",
                "train.epochs", "6"));
    all.putAll(further);
    return TinyRun.settings(all);
  }

  private RunFolder train(String name, Map<String, String> further) {
    RunFolder run = new RunFolder(folder.resolve(name));
    new TrainingRun(settings(further), run, corpus).train(() -> false);
    return run;
  }

  private static List<String[]> history(RunFolder run) throws IOException {
    return Files.readAllLines(run.history()).stream().map(line -> line.split(",", -1)).toList();
  }

  @ParameterizedTest
  @CsvSource({"none", "lstm"})
  void classesAreLearntByTheirCrossEntropyAndJudgedByTheTasksLoss(String feedback)
      throws IOException {
    RunFolder run = train("run", Map.of("feedback.type", feedback));
    List<String[]> history = history(run);
    assertEquals("loss:cross-entropy", history.get(0)[4]);
    double first = Double.parseDouble(history.get(1)[4]);
    double last = Double.parseDouble(history.get(history.size() - 1)[4]);
    assertTrue(last < first && first < 2 * Math.log(7), first + " to " + last);
    double best =
        history.stream().skip(1).mapToDouble(row -> Double.parseDouble(row[2])).min().orElseThrow();
    assertEquals(error(run.path().resolve("predictions-valid.csv")), best, 1e-6);
  }

  private static double error(Path predictions) throws IOException {
    return Files.readAllLines(predictions).stream()
        .skip(1)
        .map(line -> line.split(","))
        .mapToDouble(row -> Math.abs(Double.parseDouble(row[1]) - Double.parseDouble(row[2])))
        .average()
        .orElseThrow();
  }

  @Test
  void theExpectationIsTrainedOnTheTasksLossAlone() throws IOException {
    RunFolder run = train("run", Map.of("routing.head", "expectation"));
    List<String[]> history = history(run);
    assertFalse(List.of(history.get(0)).contains("loss:cross-entropy"));
    double first = Double.parseDouble(history.get(1)[1]);
    double last = Double.parseDouble(history.get(history.size() - 1)[1]);
    assertTrue(last < first, first + " to " + last);
  }

  @Test
  void workersShareItsBatchesOutAndARunThatGoesOnEndsInTheSameBytes() throws IOException {
    Map<String, String> two = Map.of("threads", "2", "workers", "2", "feedback.type", "linear");
    RunFolder whole = train("whole", two);
    RunFolder interrupted = new RunFolder(folder.resolve("interrupted"));
    for (int i = 0; i < 8; i++) {
      new TrainingRun(settings(two), interrupted, corpus).train(() -> true);
    }
    new TrainingRun(settings(two), interrupted, corpus).train(() -> false);
    for (String file : List.of("history.csv", "predictions-test.csv")) {
      assertArrayEquals(
          Files.readAllBytes(whole.path().resolve(file)),
          Files.readAllBytes(interrupted.path().resolve(file)),
          file);
    }
  }
}
