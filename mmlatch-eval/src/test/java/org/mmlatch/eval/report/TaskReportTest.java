package org.mmlatch.eval.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmlatch.eval.Label;
import org.mmlatch.eval.Outcomes;
import org.mmlatch.eval.Predictions;
import org.mmlatch.eval.Table;
import org.mmlatch.eval.TaskDescription;

class TaskReportTest {
  private static String page(RunView... runs) {
    return ReportPage.of(List.of(runs));
  }

  private static void assertShows(String page, List<String> all) {
    all.forEach(expected -> assertTrue(page.contains(expected), expected));
  }

  @Test
  void labelsHaveDecisionsCurvesAndCalibration() {
    String page = page(JudgedRun.of("emotions", JudgedRun.EMOTIONS, 1));
    assertShows(
        page,
        List.of(
            ">Decisions<",
            ">not sad<",
            ">ROC<",
            ">happy: AUC 0.",
            ">Precision-recall<",
            ">sad: AP 0.",
            ">Calibration<",
            ">happy: expected error 0.",
            ">binary cross-entropy<",
            ">share of wrong decisions<",
            ">WAcc, mean<",
            ">WAcc, sad<"));
    assertFalse(page.contains("neutral point"), "what is said of sentiment is of nothing else");
    assertFalse(page.contains("MAE"), "an error that nobody has measured");
  }

  @Test
  void aSingleLabelIsNamed() {
    assertShows(
        page(JudgedRun.of("humour", JudgedRun.HUMOUR, 1)),
        List.of(">humour<", ">not humour<", ">humour: AUC 0.", ">Precision<", ">Recall<"));
  }

  @Test
  void classesHaveAConfusionAndACurveEachAgainstTheRest() {
    assertShows(
        page(JudgedRun.of("classes", JudgedRun.CLASSES, 1)),
        List.of(
            ">Classes<",
            ">ROC, one against the rest<",
            ">joy: AUC 0.",
            ">Calibration of the class predicted<",
            ">cross-entropy<",
            ">Recall, anger<",
            "<title>true joy, predicted joy: "));
  }

  @Test
  void confusionCountsSegmentsByTruthInRows() {
    Outcomes classes =
        new Outcomes(
            new double[][] {{2, 1, 0}, {0, 3, 0}, {1, 1, 1}}, new double[][] {{0}, {2}, {1}});
    assertEquals(
        List.of(List.of(1, 0, 0), List.of(1, 0, 0), List.of(0, 1, 0)),
        ClassCharts.confusion(classes));
    Outcomes labels =
        new Outcomes(new double[][] {{1, -1}, {0, 2}}, new double[][] {{1, 1}, {1, 0}});
    assertEquals(
        List.of(List.of(1, 1), List.of(0, 0), List.of(0, 1), List.of(1, 0)),
        PresenceCharts.counts(labels, List.of(new Label("a", 0), new Label("b", 0))));
  }

  @Test
  void runsOfSeveralTasksHaveATableEachAndAreNotCompared() {
    List<RunView> runs =
        List.of(
            JudgedRun.of("e0", JudgedRun.EMOTIONS, 0),
            JudgedRun.of("e1", JudgedRun.EMOTIONS, 1),
            JudgedRun.of("c0", JudgedRun.CLASSES, 0));
    Comparison comparison = new Comparison(runs);
    assertEquals(List.of("task"), comparison.keys());
    Table emotions = comparison.groups(comparison.catalogues().get(0));
    Table classes = comparison.groups(comparison.catalogues().get(1));
    assertEquals("multilabel of happy sad", emotions.rows().get(0).get(0));
    assertEquals("2", emotions.rows().get(0).get(emotions.columns().size() - 1));
    assertEquals("classification of neutral joy anger", classes.rows().get(0).get(0));
    assertFalse(
        classes.columns().contains(Table.Column.right("WAcc, mean")), "a metric of another task");
    assertTrue(comparison.differences().isEmpty());
    String page = ReportPage.of(runs);
    assertTrue(page.contains("WAcc, mean / F1, weighted, mean / "), "what they share is said once");
    assertFalse(page.contains(">-<"), "no cell of a metric that its run has not");
  }

  @Test
  void metricsOfSimsAreSaidToBeClipped() {
    TaskDescription sims =
        TaskDescription.regression("sentiment", TaskDescription.Convention.SIMS, -1, 1);
    String page = ReportPage.of(List.of(JudgedRun.of("sims", sims, 0)));
    assertTrue(page.contains("clipped to [-1, 1], except where noted"), page);
    assertFalse(page.contains("from raw predictions"), page);
  }

  @Test
  void whatIsUndefinedInAllRunsIsNotTheBest() {
    TaskDescription always = TaskDescription.binary(Label.at("always", 0.5));
    Predictions.Row present = new Predictions.Row("a", 1, 0.5f);
    List<RunView> runs =
        Stream.of("0", "1")
            .map(
                seed ->
                    new RunView(
                        seed,
                        new TreeMap<>(Map.of("seed", seed)),
                        new TreeMap<>(),
                        List.of(),
                        0,
                        Map.of(
                            "test",
                            RunView.SplitResult.of(new Predictions(List.of(present)), always)),
                        Map.of()))
            .toList();
    Comparison comparison = new Comparison(runs);
    Map<Integer, Integer> best = comparison.bestRuns(comparison.catalogues().get(0));
    assertFalse(best.containsKey(1), "the weighted accuracy of a label that is always present");
    assertEquals(0, best.get(3), "the accuracy");
  }

  @Test
  void aTasksFirstMetricIsWhatRunsAreComparedBy() {
    List<RunView> runs = new ArrayList<>();
    for (String feedback : List.of("lstm", "none")) {
      for (int seed = 0; seed < 2; seed++) {
        RunView run = JudgedRun.of(feedback + seed, JudgedRun.EMOTIONS, seed);
        var settings = new TreeMap<>(run.settings());
        settings.put("feedback.type", feedback);
        runs.add(
            new RunView(
                run.name(),
                settings,
                run.provenance(),
                run.history(),
                run.bestEpoch(),
                run.results(),
                run.lengths()));
      }
    }
    var differences = new Comparison(runs).differences().orElseThrow();
    assertEquals("Difference in WAcc, mean", differences.columns().get(2).header());
    assertEquals(List.of("none", "2", "+0.0000"), differences.rows().get(0).subList(0, 3));
  }

  @ParameterizedTest
  @CsvSource({
    "MOSEI, -3, 3, The seven classes",
    "SIMS, -1, 1, The five classes",
    "MOSEI, 0, 100, 0 to 20"
  })
  void numbersAreSortedIntoTheClassesOfTheirRange(
      TaskDescription.Convention convention, double low, double high, String expected) {
    TaskDescription task = TaskDescription.regression("y", convention, low, high);
    assertTrue(page(JudgedRun.of("numbers", task, 1)).contains(expected));
  }

  @Test
  void manyRunsHavePicturesOfTheBestAndSayWhatTheyShareOnce() {
    RunView[] runs =
        IntStream.range(0, 60)
            .mapToObj(i -> JudgedRun.of("r" + i, JudgedRun.HUMOUR, i))
            .toArray(RunView[]::new);
    String page = page(runs);
    assertTrue(page.contains("Charts are shown for the 40 best runs"), page.substring(0, 300));
    assertEquals(40, page.split("aria-label=\"ROC\"", -1).length - 1);
    assertEquals(1, page.split("<td>java</td>", -1).length - 1);
    assertTrue(page.length() / 60 < 20_000, "bytes a run: " + page.length() / 60);
  }
}
