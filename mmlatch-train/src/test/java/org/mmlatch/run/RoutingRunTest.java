package org.mmlatch.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmlatch.data.SplitName;

/** Multimodal Routing in runs, whose classes are learnt by a loss of the encoder's own. */
class RoutingRunTest {
  @TempDir private Path folder;
  private TinyRuns runs;

  @BeforeEach
  void makeCorpus() {
    runs =
        TinyRuns.in(
            folder,
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
  }

  @ParameterizedTest
  @CsvSource({"none", "lstm"})
  void classesAreLearntByTheirCrossEntropyAndJudgedByTheTasksLoss(String feedback)
      throws IOException {
    RunFolder run = runs.train("run", Map.of("feedback.type", feedback));
    List<String[]> history = TinyRuns.history(run);
    assertEquals("loss:cross-entropy", history.get(0)[4]);
    List<Double> terms = TinyRuns.column(run, 4);
    double first = terms.get(0);
    double last = terms.get(terms.size() - 1);
    assertTrue(last < first && first < 2 * Math.log(7), first + " to " + last);
    double best = Collections.min(TinyRuns.column(run, 2));
    assertEquals(TinyRuns.meanAbsoluteError(run.predictions(SplitName.VALID)), best, 1e-6);
  }

  @Test
  void theExpectationIsTrainedOnTheTasksLossAlone() throws IOException {
    RunFolder run = runs.train("run", Map.of("routing.head", "expectation"));
    List<String[]> history = TinyRuns.history(run);
    assertFalse(List.of(history.get(0)).contains("loss:cross-entropy"));
    TinyRuns.assertLearnt(run, 1);
  }

  @Test
  void workersShareItsBatchesOutAndARunThatGoesOnEndsInTheSameBytes() throws IOException {
    Map<String, String> two = Map.of("threads", "2", "workers", "2", "feedback.type", "linear");
    runs.assertGoesOnToTheSameBytes(8, two);
  }
}
