package org.mmlatch.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmlatch.encoder.mult.MultConfig;
import org.mmlatch.run.RefusedException;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.SettingsException;
import org.mmlatch.settings.SettingsLoader;

class PlannerTest {
  @TempDir private Path folder;
  private TinySweep sweep;

  @BeforeEach
  void makeACorpus() {
    sweep = new TinySweep(folder);
  }

  private List<String> names(String text) {
    return sweep.plan("sweep", text).plan().combinations().stream()
        .map(Plan.Combination::name)
        .toList();
  }

  private Settings settings(int trial) {
    return SettingsLoader.load(
        Optional.of(new SweepFolder(folder.resolve("sweep")).trial(trial).settings()), Map.of());
  }

  private String error(String text) {
    SettingsException wrong =
        assertThrows(SettingsException.class, () -> sweep.plan("sweep", text));
    return wrong.getMessage();
  }

  @Test
  void aGridIsCrossedWithTheSeeds() {
    Plan plan = sweep.plan("sweep", "seeds = [3, 5]\ngrid { feedback.type = [none, lstm] }").plan();
    assertEquals(List.of("feedback.type"), plan.columns());
    assertEquals(
        List.of(
            new Plan.Trial(0, 3), new Plan.Trial(0, 5), new Plan.Trial(1, 3), new Plan.Trial(1, 5)),
        plan.trials());
    assertEquals(5, settings(3).seed());
    assertEquals(Map.of("feedback.type", "lstm"), plan.combinations().get(1).settings());
  }

  @Test
  void aTrialIsDescribedByItsLabelIfItHasOneAndItsSeed() {
    assertEquals("trial 1 (seed 5)", sweep.plan("seeds", "seeds = [3, 5]").plan().describe(1));
    assertEquals(
        "trial 0 (none; seed 0)",
        sweep.plan("grid", "grid { feedback.type = [none] }").plan().describe(0));
  }

  @Test
  void keysOfAGridAreCrossedInTheOrderOfTheFile() {
    assertEquals(
        List.of("text, none", "text, lstm", "text+audio, none", "text+audio, lstm"),
        names(
            "grid { model.modalities = [[text], [text, audio]]\n feedback.type = [none, lstm] }"));
  }

  @Test
  void variantsSetSeveralThingsAtOnceAndAreCrossedWithTheGrid() {
    assertEquals(
        List.of("MulT, -, 1", "MulT, -, 2", "Base, LSTM, 1", "Base, LSTM, 2"),
        names(
            """
            columns = [Encoder, Feedback]
            variants = [
              { label = [MulT, -], settings { preset = mult-paper-mosi, mult.layers = 1 } }
              { label = [Base, LSTM], settings { feedback.type = lstm } }
            ]
            grid { data.max-length = [1, 2] }
            """));
    assertEquals("mult", settings(0).values().get("model.encoder"));
    assertEquals(10, ((MultConfig) settings(0).encoder()).heads());
    assertEquals(3, settings(0).train().epochs(), "the sweep's own settings win over a preset");
  }

  @Test
  void exclusionsLeaveOutCombinationsOrSingleSeeds() {
    Plan plan =
        sweep
            .plan(
                "sweep",
                """
                seeds = [0, 1]
                grid {
                  feedback.type = [none, lstm]
                  feedback.merge = [mean, max]
                }
                exclude = [
                  { feedback.type = none, feedback.merge = max }
                  { feedback.type = lstm, feedback.merge = max, seed = 1 }
                ]
                """)
            .plan();
    assertEquals(
        List.of("none, mean", "lstm, mean", "lstm, max"),
        plan.combinations().stream().map(Plan.Combination::name).toList());
    assertEquals(5, plan.trials().size());
  }

  @Test
  void exclusionsCompareValuesAndNotTexts() {
    assertEquals(
        List.of("0.001"),
        names(
            "grid { train.learning-rate = [5e-4, 1e-3] }\nexclude = [{ train.learning-rate = 0.0005 }]"));
  }

  @Test
  void planningTheSameAgainChangesNothing() throws IOException {
    Path plan = sweep.plan("sweep", "seeds = [0, 1]").planFile();
    var before = Files.getLastModifiedTime(plan);
    sweep.plan("sweep", "seeds = [0, 1]");
    assertEquals(before, Files.getLastModifiedTime(plan));
  }

  @Test
  void aFolderWithSomethingElseIsRefused() {
    sweep.plan("sweep", "seeds = [0, 1]");
    assertThrows(RefusedException.class, () -> sweep.plan("sweep", "seeds = [0, 2]"));
  }

  @Test
  void aSettingThatAllTrialsShareMustNotDifferFromThePlan() {
    Path file = sweep.file("seeds = [0, 1]");
    SweepFolder planned = new SweepFolder(folder.resolve("sweep"));
    new Planner(file, Map.of()).freeze(planned, sweep.corpus);
    Planner longer = new Planner(file, Map.of("train.epochs", "9"));
    RefusedException refused =
        assertThrows(RefusedException.class, () -> longer.freeze(planned, sweep.corpus));
    assertTrue(refused.getMessage().contains("train.epochs: asked 9, had 3"), refused.getMessage());
    assertEquals(3, settings(1).train().epochs());
  }

  @Test
  void anOtherVersionsTextOfTheSameSettingsIsTheSamePlan() throws IOException {
    SweepFolder planned = sweep.plan("sweep", "seeds = [0, 1]");
    Plan other = planned.plan().withSettings(List.of("0".repeat(64), "1".repeat(64)));
    Files.writeString(planned.planFile(), other.toJson());
    assertEquals(other, sweep.plan("sweep", "seeds = [0, 1]").plan());
  }

  @Test
  void theSweepFileIsCopiedAsItIs() throws IOException {
    Path file = sweep.file("seeds = [0]\n# ");
    byte[] latin1 = "gr\u00f6\u00dfer\n".getBytes(StandardCharsets.ISO_8859_1);
    Files.write(file, latin1, StandardOpenOption.APPEND);
    SweepFolder planned = new SweepFolder(folder.resolve("sweep"));
    new Planner(file, Map.of()).freeze(planned, sweep.corpus);
    assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(planned.source()));
  }

  @Test
  void trialsHaveOneThreadUnlessTheFileSaysOtherwise() {
    sweep.plan("sweep", "");
    assertEquals(1, settings(0).threads().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      textBlock =
          """
          grid { feedback.typo = [none] } => line 6: feedback.typo: no such setting; the nearest is feedback.type
          grid { feedback.type = none }   => line 6: grid.feedback.type: expected a list of values
          grid { feedback.type = null }   => line 6: grid.feedback.type: expected a list of values
          grid { feedback {} }            => line 6: grid.feedback: expected a list of values
          columns = [A, B]                => line 6: columns: these head the labels of variants
          variants = []                   => line 6: variants: expected at least one variant
          gird { feedback.type = [none] } => line 6: gird: no such key
          seeds = [1, 1]                  => line 6: seeds: expected each seed once
          seeds = [0, -1]                 => line 6: seeds: expected whole numbers from 0; found -1
          seeds = [1.5]                   => line 6: seeds: expected a whole number; found 1.5
          seeds = []                      => at least one seed
          baseline = lstm                 => baseline is 'lstm'; expected one of
          exclude = [{ seed = 7 }]        => line 6: exclude: this matches no combination
          exclude = [{ seed = 0 }]        => leaves out every combination
          grid { threads = [auto] }       => threads = auto depends on the machine
          grid { device = [gpu:1] }       => a trial sees only the GPU assigned to it
          grid { seed = [1] }             => seed cannot be set in a sweep: give seeds
          settings.name = a               => name cannot be set in a sweep
          grid { data.corpus = [a, b] }   => all trials share one corpus
          variants = [{ label = a }, { label = b }] => have the same settings
          grid { feedback.type = [none, none] } => are called 'none'
          variants = [{ label = a, setings {} }] => setings: no such key
          variants = [{ label = [a, b] }] => expected 1 cells
          quoted = [{ label = a, source = b, mea = 1 }] => mea: no such key
          """)
  void whatIsWrongIsNamedWithItsLine(String text, String expected) {
    String quotedDevice = text.replace("gpu:1", "\"gpu:1\"");
    String message = error(quotedDevice);
    assertTrue(message.contains(expected), message);
  }

  @Test
  void theCommandLineMustNotSetWhatTheSweepVaries() {
    Path file = sweep.file("grid { feedback.type = [none, lstm] }");
    assertThrows(SettingsException.class, () -> new Planner(file, Map.of("feedback.type", "gru")));
  }

  @Test
  void theCommandLineMustNotSetWhatASweepHasItsOwnWordFor() {
    Path file = sweep.file("");
    for (String key : List.of("seed", "name")) {
      SettingsException wrong =
          assertThrows(SettingsException.class, () -> new Planner(file, Map.of(key, "7")));
      assertTrue(
          wrong.getMessage().startsWith("command line: " + key + " cannot be set in a sweep"),
          wrong.getMessage());
    }
  }

  @Test
  void theReadySweepsCanBePlanned() throws IOException {
    Map<String, Integer> trials =
        Map.of(
            "table-1",
            50,
            "table-1-mosi",
            50,
            "table-2",
            25,
            "zoo",
            135,
            "feedback",
            45,
            "search",
            20);
    Map<String, Integer> planned = new HashMap<>();
    try (Stream<Path> files = Files.list(Path.of("..", "sweeps"))) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString().replace(".conf", "");
        SweepFolder out = new SweepFolder(folder.resolve(name));
        Plan plan = new Planner(file, Map.of()).freeze(out, sweep.corpus);
        planned.put(name, plan.trials().size());
      }
    }
    assertEquals(trials, planned);
  }
}
