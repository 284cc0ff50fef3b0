package org.mmlatch.eval.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.mmlatch.eval.Predictions;
import org.mmlatch.eval.TaskDescription;

class RunGroupsTest {
  private static RunView run(
      String name, String feedback, String seed, String corpus, float prediction) {
    Predictions predictions =
        new Predictions(
            List.of(
                new Predictions.Row("a", 1, prediction), new Predictions.Row("b", 2, prediction)));
    return new RunView(
        name,
        new TreeMap<>(Map.of("feedback.type", feedback, "seed", seed, "threads", seed)),
        new TreeMap<>(Map.of("corpus", corpus, "corpus_fingerprint", "of " + corpus)),
        List.of(),
        1,
        Map.of("test", RunView.SplitResult.of(predictions, TaskDescription.SENTIMENT)),
        Map.of());
  }

  @Test
  void runsThatDifferInTheirSeedsAloneAreOneGroup() {
    RunGroups groups =
        new RunGroups(
            List.of(run("x", "lstm", "0", "/c", 0.1f), run("y", "lstm", "1", "/c", 0.2f)));
    assertEquals(List.of(), groups.keys());
    assertEquals(List.of("0", "1"), groups.groups().get(0).seeds());
    assertEquals(List.of(), groups.repetitions());
  }

  @Test
  void runsOfOtherSettingsAreNoSeedsOfEachOther() {
    RunGroups groups =
        new RunGroups(
            List.of(run("x", "lstm", "0", "/c", 0.1f), run("y", "none", "0", "/c", 0.2f)));
    assertEquals(List.of("feedback.type"), groups.keys());
    assertEquals("feedback.type = none", groups.name(groups.groups().get(1)));
    assertEquals(1, groups.groups().get(0).summary().runs().size());
  }

  @Test
  void runsOfOtherCorporaAreNoSeedsOfEachOtherEvenIfTheirFoldersHaveTheSameName() {
    RunGroups groups =
        new RunGroups(
            List.of(
                run("x", "lstm", "0", "/a/mosi", 0.1f), run("y", "lstm", "1", "/b/mosi", 0.2f)));
    assertEquals(List.of("corpus"), groups.keys());
    assertEquals("corpus = mosi", groups.name(groups.groups().get(0)));
    assertEquals("corpus = mosi@of /b/mo", groups.name(groups.groups().get(1)));
  }

  @Test
  void aCopyOfARunCountsOnce() {
    RunGroups groups =
        new RunGroups(
            List.of(run("x", "lstm", "0", "/c", 0.1f), run("copy", "lstm", "0", "/c", 0.1f)));
    assertEquals(1, groups.groups().get(0).runs().size());
    assertEquals(
        "copy is left out: its predictions equal those of x to the last digit, so it is not another seed.",
        groups.repetitions().get(0).remark());
  }

  @Test
  void aSecondRunWithTheSameSeedIsNoOtherSeedThoughItCameOutOtherwise() {
    RunGroups groups =
        new RunGroups(
            List.of(run("x", "lstm", "0", "/c", 0.1f), run("y", "lstm", "0", "/c", 0.2f)));
    assertEquals(1, groups.groups().get(0).runs().size());
    assertTrue(groups.repetitions().get(0).remark().contains("seed as x, 0, but other"));
  }

  @Test
  void aComparisonSaysWhichRunsAreLeftOut() {
    RunView finished = run("x", "lstm", "0", "/c", 0.1f);
    RunView young =
        new RunView("young", new TreeMap<>(), new TreeMap<>(), List.of(), 0, Map.of(), Map.of());
    Comparison comparison = new Comparison(List.of(finished, young, finished));
    List<String> row = comparison.groups(comparison.catalogues().get(0)).rows().get(0);
    assertEquals("1", row.get(row.size() - 1));
    assertEquals("young is left out: it is not finished.", comparison.remarks().get(0));
    assertEquals(2, comparison.remarks().size());
  }
}
