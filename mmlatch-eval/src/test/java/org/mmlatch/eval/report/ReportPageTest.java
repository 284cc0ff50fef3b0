package org.mmlatch.eval.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mmlatch.eval.Predictions;
import org.mmlatch.eval.TargetClasses;
import org.mmlatch.eval.TaskDescription;

class ReportPageTest {
  private static final Predictions PREDICTIONS =
      new Predictions(
          List.of(
              new Predictions.Row("a[0]", 1, 2.6f),
              new Predictions.Row("a[1]", -3, -2.8f),
              new Predictions.Row("b[0]", 0, 0.4f)));

  private static RunView run(String name, Map<String, String> settings) {
    return new RunView(
        name,
        new TreeMap<>(settings),
        new TreeMap<>(Map.of("java", "17 <beta>")),
        List.of(new RunView.Epoch(1, 1.5, 1.4, 5e-4), new RunView.Epoch(2, 1.2, 1.3, 5e-4)),
        2,
        Map.of("test", RunView.SplitResult.of(PREDICTIONS, TaskDescription.SENTIMENT)),
        Map.of("a[0]", 4, "a[1]", 12, "b[0]", 70));
  }

  @Test
  void aRunHasItsCurvesErrorsMetricsAndOrigin() {
    String page = ReportPage.of(List.of(run("one", Map.of("seed", "0"))));
    for (String expected :
        List.of(
            "Learning curves",
            "best: epoch 2",
            "Learning rate",
            "Predicted against true",
            "true +1, predicted +3: 1 of 1",
            "Error by label",
            "<title>51+: 0.4 (n 1)</title>",
            "weighted by predicted counts",
            "<td>seed</td><td>0</td>",
            "17 &lt;beta&gt;")) {
      assertTrue(page.contains(expected), expected);
    }
  }

  @Test
  void termsOfALossOfTheEncodersOwnHaveCurvesWhereThereAreSome() {
    RunView plain = run("one", Map.of("seed", "0"));
    assertFalse(ReportPage.of(List.of(plain)).contains("Terms of the loss"));
    RunView withTerms =
        new RunView(
            plain.name(),
            plain.settings(),
            plain.provenance(),
            List.of(
                new RunView.Epoch(1, 2, 3, 5e-4, Map.of("cycle", 0.75)),
                new RunView.Epoch(2, 1, 2, 5e-4, Map.of("cycle", 0.5))),
            plain.bestEpoch(),
            plain.results(),
            plain.lengths());
    String page = ReportPage.of(List.of(withTerms));
    assertTrue(page.contains("Terms of the loss") && page.contains("cycle"), page);
  }

  @Test
  void aPageAsksForNothing() {
    String page = ReportPage.of(List.of(run("one", Map.of("seed", "0"))));
    assertFalse(page.replace("http://www.w3.org/2000/svg", "").contains("http://"));
    assertFalse(page.contains("https://") || page.contains(" src=") || page.contains("url("));
  }

  @Test
  void thePolicyLetsThePagesOwnScriptRunAndNoOther() throws NoSuchAlgorithmException {
    String page = ReportPage.of(List.of(run("one", Map.of("seed", "0"))));
    String script = page.replaceFirst("(?s).*<script>(.*)</script>.*", "$1");
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
    String policy = "script-src 'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    assertTrue(page.contains(policy), page);
  }

  @Test
  void severalRunsAreShownAsCurvesOverEachOtherAndInTablesToSort() {
    RunView young =
        new RunView(
            "young",
            new TreeMap<>(),
            new TreeMap<>(),
            List.of(new RunView.Epoch(1, 2, 3, 5e-4)),
            1,
            Map.of(),
            Map.of());
    String page =
        ReportPage.of(
            List.of(
                run("a", Map.of("seed", "0", "feedback.type", "lstm")),
                run("b", Map.of("seed", "0", "feedback.type", "none")),
                young));
    assertTrue(page.contains("<title>a, epoch 2: 1.3, the best</title>"), page);
    assertTrue(page.contains("<title>young, epoch 1: 3, the best</title>"), page);
    assertTrue(page.contains(">feedback.type = lstm</text>"), page);
    assertTrue(page.contains(">not finished</text>"), page);
    assertTrue(page.contains("<table class=\"sortable\">"), page);
    assertTrue(page.contains("<th class=\"right\">0.7333</th>"), "the best stands out");
    assertTrue(page.contains("F1@2: zeros excluded, weighted by predicted counts"), page);
  }

  @Test
  void aRunUnderWayIsShownAsFarAsItIs() {
    RunView young =
        new RunView("young", new TreeMap<>(), new TreeMap<>(), List.of(), 0, Map.of(), Map.of());
    assertTrue(ReportPage.of(List.of(young)).contains("Not finished"));
    assertTrue(ReportPage.of(List.of(young, young)).contains("No run is finished yet"));
  }

  @Test
  void runsAreGroupedByTheSettingsInWhichTheyDiffer() {
    List<RunView> runs =
        List.of(
            run("a", Map.of("seed", "0", "feedback.type", "lstm", "checkpoint.keep", "1")),
            run("b", Map.of("seed", "1", "feedback.type", "lstm", "checkpoint.keep", "2")),
            run("c", Map.of("seed", "0", "feedback.type", "none", "checkpoint.keep", "1")));
    Comparison comparison = new Comparison(runs);
    assertEquals(List.of("feedback.type"), comparison.keys());
    List<List<String>> rows = comparison.groups(comparison.catalogues().get(0)).rows();
    assertEquals(List.of("lstm", "0.7333 ± 0.0000"), rows.get(0).subList(0, 2));
    assertEquals(List.of("none", "0.7333"), rows.get(1).subList(0, 2));
    assertEquals(2, comparison.toJson().size());
    assertTrue(ReportPage.of(runs).contains("3 runs"));
    List<String> difference = comparison.differences().orElseThrow().rows().get(0);
    assertEquals(List.of("none", "1", "+0.0000", "+0.0000 to +0.0000"), difference.subList(0, 4));
    assertTrue(new Comparison(runs.subList(0, 2)).differences().isEmpty());
  }

  /** Returns runs of a system with a kind of feedback, with seeds from 0. */
  private static List<RunView> seeds(String encoder, String feedback, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            seed -> {
              RunView run =
                  JudgedRun.of(
                      encoder + feedback + seed, JudgedRun.HUMOUR, encoder.length() + seed);
              TreeMap<String, String> settings =
                  new TreeMap<>(
                      Map.of(
                          "seed", Integer.toString(seed),
                          "model.encoder", encoder,
                          "feedback.type", feedback));
              return new RunView(
                  run.name(),
                  settings,
                  run.provenance(),
                  run.history(),
                  run.bestEpoch(),
                  run.results(),
                  run.lengths());
            })
        .toList();
  }

  @Test
  void whatFeedbackChangesInSeveralSystemsIsDrawn() {
    List<RunView> runs = new ArrayList<>();
    for (String encoder : List.of("tfn", "lf-lstm")) {
      for (String feedback : List.of("none", "lstm")) {
        runs.addAll(seeds(encoder, feedback, 2));
      }
    }
    runs.addAll(seeds("raven", "lstm", 2)); // nothing to compare with
    String page = ReportPage.of(runs);
    int chart = page.indexOf("Compared with feedback.type = none");
    assertTrue(chart > 0, page);
    String drawn = page.substring(chart, page.indexOf("</svg>", chart));
    assertTrue(drawn.contains(">tfn, lstm<") && drawn.contains(">lf-lstm, lstm<"), drawn);
    assertFalse(drawn.contains("raven") || drawn.contains("none,"), drawn);
    String one = ReportPage.of(runs.subList(0, 4));
    assertFalse(one.contains("Compared with feedback.type"), "a single effect is in the table");
  }

  /** Returns a run of settings of its own whose predictions are counted when they are read. */
  private static RunView search(int number, AtomicInteger reads) {
    RunView run = JudgedRun.of("run " + number, JudgedRun.HUMOUR, number);
    RunView.SplitResult result = run.counting().orElseThrow();
    return new RunView(
        run.name(),
        new TreeMap<>(Map.of("seed", "0", "model.hidden", Integer.toString(number))),
        run.provenance(),
        run.history(),
        run.bestEpoch(),
        Map.of(
            "test",
            new RunView.SplitResult(
                () -> {
                  reads.incrementAndGet();
                  return result.predictions();
                },
                result.task(),
                result.metrics())),
        run.lengths());
  }

  private static RunView young(int number) {
    return new RunView(
        "young " + number,
        new TreeMap<>(),
        new TreeMap<>(),
        List.of(new RunView.Epoch(1, 2, 3, 5e-4)),
        1,
        Map.of(),
        Map.of());
  }

  private static int count(String page, String text) {
    return page.split(Pattern.quote(text), -1).length - 1;
  }

  @Test
  void ofManyRunsTheTableHasAllAndTheBestAreShown() {
    AtomicInteger reads = new AtomicInteger();
    List<RunView> runs = IntStream.range(0, 500).mapToObj(i -> search(i, reads)).toList();
    String page = ReportPage.of(runs);
    assertEquals(40, reads.get(), "predictions are read for pictures alone");
    assertTrue(
        page.contains("The rest of the page shows 400 of the 500 runs: the best ones"), page);
    assertTrue(page.contains("Charts are shown for the 40 best runs"), page);
    assertTrue(page.contains("500 groups are too many to compare with the first one"), page);
    assertEquals(2, count(page, ">and 376 more</text>"), "a legend has 24 rows");
    List<RunView> ranked = new Comparison(runs).ranked(500);
    for (int rank : List.of(0, 399, 400, 499)) {
      String name = ranked.get(rank).name();
      assertTrue(page.contains("<td>" + name + "</td>"), name);
      boolean shown = rank < 400;
      assertEquals(shown, page.contains("<summary>" + name + "</summary>"), name);
      assertEquals(shown ? 2 : 0, count(page, "<title>" + name + ", epoch 1: "), name);
    }
  }

  @Test
  void runsUnderWayAreShownIfThereIsRoom() {
    AtomicInteger reads = new AtomicInteger();
    List<RunView> runs = new ArrayList<>();
    IntStream.range(0, 300).mapToObj(ReportPageTest::young).forEach(runs::add);
    IntStream.range(0, 150).mapToObj(i -> search(i, reads)).forEach(runs::add);
    String page = ReportPage.of(runs);
    assertTrue(page.contains("The rest of the page shows 400 of the 450 runs"), page);
    assertTrue(page.contains("<summary>young 249</summary>"), "250 beside 150");
    assertFalse(page.contains("<summary>young 250</summary>"), "250 beside 150");
    assertTrue(page.contains("<summary>run 149</summary>"), "finished ones come first");
    assertTrue(page.contains("young 39 is left out: it is not finished."), page);
    assertFalse(page.contains("young 40 is left out"), page);
    assertTrue(page.contains("260 more are left out: they are not finished."), page);
  }

  @Test
  void confusionHasTrueClassesInRows() {
    List<List<Integer>> counts =
        RegressionCharts.confusion(
            PREDICTIONS.outcomes(), TargetClasses.of(TaskDescription.SENTIMENT));
    assertEquals(List.of(1, 0, 0, 0, 0, 0, 0), counts.get(0));
    assertEquals(List.of(0, 0, 0, 0, 0, 0, 1), counts.get(4));
  }
}
