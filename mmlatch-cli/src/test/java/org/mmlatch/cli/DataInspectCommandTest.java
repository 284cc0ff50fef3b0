package org.mmlatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmlatch.Modality;
import org.mmlatch.cli.data.DataCommand;
import org.mmlatch.data.CorpusDescription;
import org.mmlatch.data.CorpusWriter;
import org.mmlatch.data.DropReason;
import org.mmlatch.data.FeatureMatrix;
import org.mmlatch.data.FileDigest;
import org.mmlatch.data.Infinities;
import org.mmlatch.data.Segment;
import org.mmlatch.data.SegmentId;
import org.mmlatch.data.Source;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.Target;

class DataInspectCommandTest {
  private static final int TERMINAL_WIDTH = 100;

  @TempDir private Path temp;
  private Path folder;

  /** Two features named pitch, which has one NaN, and pulse, which is 1 all the time. */
  @BeforeEach
  void write() {
    folder = temp.resolve("corpus");
    CorpusDescription description =
        new CorpusDescription(
            Map.of(Modality.AUDIO, 2),
            Map.of(Modality.AUDIO, List.of("pitch", "pulse")),
            List.of(new Source("audio", new FileDigest("covarep.csd", 7, "0123456789abcdef"))),
            Map.of("remove-pauses", "true"),
            Infinities.ZERO,
            List.of(Target.SENTIMENT),
            Set.of());
    try (CorpusWriter writer = CorpusWriter.create(folder, description)) {
      writer.add(SplitName.TRAIN, segment("a[0]", -2, Float.NaN, 1, 2, 1));
      writer.add(SplitName.VALID, segment("b[0]", 0, 3, 1));
      writer.add(SplitName.TEST, segment("c[0]", 3, 4, 1, -4, 1, 4, 2));
      writer.drop(DropReason.EMPTY);
      writer.finish();
    }
  }

  private static Segment segment(String id, float label, float... audio) {
    return new Segment(
        SegmentId.parse(id),
        Map.of(Modality.AUDIO, FeatureMatrix.of(2, audio)),
        label,
        Optional.empty());
  }

  private CommandLineRun inspect(String... options) {
    List<String> arguments = new ArrayList<>(List.of("data", "inspect", folder.toString()));
    arguments.addAll(List.of(options));
    return CommandLineRun.of(List.of(DataCommand.class), arguments.toArray(String[]::new));
  }

  private void edit(String file, String old, String changed) throws IOException {
    String text = Files.readString(folder.resolve(file));
    Files.writeString(folder.resolve(file), text.replace(old, changed));
  }

  private static void assertShows(String expected, CommandLineRun run) {
    assertTrue(run.out().contains(expected), () -> expected + " is not in\n" + run.out());
  }

  @Test
  void aSoundCorpusEndsWithZero() {
    CommandLineRun run = inspect();
    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().endsWith("\nAll checks passed.\n"), run.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--folds=folds.json", "--ids=whole", "--remove-pauses", "--rows=2"})
  void optionsOfSourcesDoNotApplyToACorpus(String option) {
    CommandLineRun run = inspect(option);
    assertEquals(2, run.status());
    assertTrue(run.err().contains("a corpus is inspected as it is"), run.err());
  }

  @Test
  void itTellsWhereTheCorpusIsFrom() {
    CommandLineRun run = inspect();
    assertShows("parameter    remove-pauses = true\n", run);
    assertShows("source       audio: covarep.csd, 7 bytes, SHA-256 0123456789ab…\n", run);
    assertShows("dropped      empty: 1\n", run);
  }

  @Test
  void itCountsSplits() {
    assertShows(
        """
        Split  Segments  Videos  Steps
        -----  --------  ------  -----
        train         1       1      2
        valid         1       1      1
        test          1       1      3
        all           3       3      6
        """,
        inspect());
  }

  @Test
  void itShowsTheValuesOfEachModalityAndSplit() {
    CommandLineRun run = inspect();
    assertShows("audio            2    1         0               0\n", run); // replaced
    assertShows("audio     train    0    2         1       1         1           0   0.0%", run);
    assertShows("audio     test    -4    4     2.667   3.771         0           0   0.0%", run);
  }

  @Test
  void itNamesConstantFeatures() {
    assertShows(
        """
        Modality  Split  Feature=value
        --------  -----  ----------------
        audio     train  pulse=1
        audio     valid  pitch=3, pulse=1
        """,
        inspect());
  }

  @Test
  void aDefectEndsWithOneAndIsExplained() throws IOException {
    edit("test.jsonl", "c[0]", "a[0]");
    CommandLineRun run = inspect();
    assertEquals(1, run.status());
    assertShows("- test.jsonl was changed: its SHA-256 is", run);
    assertShows("- a[0] occurs 2 times: in train and in test\n", run);
    assertShows("- a has segments in train and in test\n", run);
    assertTrue(
        run.out().endsWith("\n3 defects found: copy or import the corpus again.\n"), run.out());
  }

  @Test
  void ofManyDefectsTheFirstAreShown() throws IOException {
    edit("test.jsonl", "{\"id\":\"c[0]\"}\n", sixDuplicates());
    CommandLineRun run = inspect();
    assertShows("segment ids are unique           NO: 6\n", run);
    assertShows("- d4[0] occurs 2 times", run);
    assertFalse(run.out().contains("- d5[0] occurs 2 times"), run.out());
    assertShows("and 1 more (see --json)\n", run);
  }

  private static String sixDuplicates() {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      lines.append("{\"id\":\"d").append(i / 2).append("[0]\"}\n");
    }
    return lines.toString();
  }

  @Test
  void whatCannotBeReadIsShownAsDashes() throws IOException {
    Files.delete(folder.resolve("train.safetensors"));
    Files.delete(folder.resolve("train.jsonl"));
    CommandLineRun run = inspect();
    assertEquals(1, run.status());
    assertShows("train         1       -      2\n", run);
    assertShows("labels lie in [-3, 3]            unknown: parts of", run);
    assertShows("audio     train    -    -         -       -         -           -      -", run);
    assertShows("     0      -      1     0     1  50.0%", run);
  }

  @Test
  void aFolderThatIsNoCorpusEndsWithThree() throws IOException {
    Files.delete(folder.resolve("manifest.json"));
    CommandLineRun run = inspect();
    assertEquals(3, run.status());
    assertEquals("", run.out());
    assertTrue(
        run.err().startsWith("error: " + folder + " has no known format; it holds ["), run.err());
  }

  @Test
  void jsonStandsAloneAndHoldsTheNumbers() {
    CommandLineRun run = inspect("--json");
    JsonObject json = JsonParser.parseString(run.out()).getAsJsonObject();
    assertTrue(json.get("sound").getAsBoolean());
    JsonObject train = json.getAsJsonObject("splits").getAsJsonObject("train");
    JsonObject audio = train.getAsJsonObject("features").getAsJsonObject("audio");
    assertEquals(2, audio.getAsJsonObject("values").get("max").getAsFloat());
    assertEquals(
        "[{\"feature\":1,\"name\":\"pulse\",\"value\":1.0}]", audio.get("constant").toString());
    assertEquals(3, json.getAsJsonObject("all").get("segments").getAsInt());
    assertEquals("{\"empty\":1}", json.get("dropped").toString());
    assertEquals("All checks passed.\n", run.err());
  }

  @Test
  void jsonHoldsEveryDefectAndNullForWhatCannotBeRead() throws IOException {
    Files.delete(folder.resolve("train.safetensors"));
    JsonObject json = JsonParser.parseString(inspect("--json").out()).getAsJsonObject();
    assertFalse(json.get("sound").getAsBoolean());
    JsonObject checks = json.getAsJsonObject("checks");
    assertEquals(1, checks.getAsJsonObject("digests").getAsJsonArray("defects").size());
    assertEquals("{\"outcome\":\"unknown\",\"defects\":[]}", checks.get("statistics").toString());
    JsonObject train = json.getAsJsonObject("splits").getAsJsonObject("train");
    assertTrue(train.get("lengths").isJsonNull());
    assertTrue(train.getAsJsonObject("features").get("audio").isJsonNull());
  }

  @Test
  void linesFitATerminal() throws IOException {
    edit("test.jsonl", "c[0]", "a[0]");
    List<String> wide =
        inspect()
            .out()
            .lines()
            .filter(line -> line.length() > TERMINAL_WIDTH && !line.startsWith("folder"))
            .toList();
    assertEquals(List.of(), wide);
  }
}
