package org.mmlatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmlatch.cli.data.DataCommand;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.SplitName;

class DataImportCommandTest {
  @TempDir private Path folder;
  private String labels;
  private String vectors;

  @BeforeEach
  void write() throws IOException {
    String header = "video_id,clip_id,text,label,mode\n";
    labels = file("some.txt", header + "a,0,Good film,1,train\nb,0,film,-1,test\n");
    vectors = file("other.csv", "good 1 2\nfilm 3 4\n");
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private static CommandLineRun run(String... arguments) {
    return CommandLineRun.of(List.of(DataCommand.class), arguments);
  }

  @Test
  void formatsAreSeenFromContentsAndNotFromNames() {
    CommandLineRun run = run("data", "import", labels, vectors, "--out", path("corpus"));
    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().contains("1 segment, 2 steps"), run.out());
  }

  @Test
  void columnsOfACsvFileAreSaidByTheirRoles() throws IOException {
    String own =
        file("own.csv", "talk,turn,said,mood,part\na,0,Good film,1,train\nb,0,film,-1,dev\n");
    CommandLineRun run =
        run(
            "data",
            "import",
            own,
            vectors,
            "--columns",
            "id=talk+turn,text=said,split=part",
            "--labels",
            "mood:real:-1..1",
            "--out",
            path("corpus"));
    assertEquals(0, run.status(), run.err());
    assertEquals("b[0]", Corpus.open(folder.resolve("corpus")).split(SplitName.VALID).id(0) + "");
    CommandLineRun wrong =
        run("data", "import", own, vectors, "--columns", "ids=talk", "--out", path("other"));
    assertEquals(2, wrong.status());
    assertTrue(
        wrong.err().contains("--columns: 'ids=talk' is not id=COLUMN, text=COLUMN or split=COLUMN"),
        wrong.err());
    CommandLineRun label =
        run("data", "import", own, vectors, "--columns", "label=mood", "--out", path("other"));
    assertTrue(label.err().contains("name labels with --label-column"), label.err());
  }

  @Test
  void badInputEndsWithThreeAndSaysWhereAndWhat() throws IOException {
    String broken = file("broken.csv", "video_id,clip_id,text,label\na,0,good,much\n");
    CommandLineRun run = run("data", "import", broken, vectors, "--out", path("corpus"));
    assertEquals(3, run.status());
    assertEquals(
        "error: "
            + broken
            + ", line 2, column label: expected a number with a decimal point, found 'much'; if these are classes, use --labels NAME:class\n",
        run.err());
  }

  @Test
  void sourcesAndATargetAreNeeded() {
    assertEquals(2, run("data", "import", labels).status());
    assertEquals(2, run("data", "import", "--out", path("corpus")).status());
  }

  @Test
  void theFormOfCsdFilesIsStillThere() {
    CommandLineRun run = run("data", "import", "csd", "--dir", path("no"), "--out", path("c"));
    assertEquals(2, run.status());
    assertTrue(run.err().contains("--folds"), run.err());
  }

  @Test
  void aCorpusIsExported() {
    run("data", "import", labels, vectors, "--out", path("corpus"));
    CommandLineRun run =
        run("data", "export", path("corpus"), "--format", "npz", "--out", path("npz"));
    assertEquals(0, run.status(), run.err());
    assertTrue(Files.isRegularFile(folder.resolve("npz/train.npz")));
  }

  @Test
  void aSourceIsInspectedBeforeItIsImported() throws IOException {
    String rows = "a,0,good,1,train\nb,0,film,7,test\n";
    String wrong = file("wrong.csv", "video_id,clip_id,text,label,mode\n" + rows);
    CommandLineRun run = run("data", "inspect", wrong);
    assertEquals(1, run.status(), run.err());
    assertTrue(run.out().contains("label              1  fail, see data import --on"), run.out());
    assertTrue(run.out().contains("train         1               1284       -1283"), run.out());
    assertEquals(0, run("data", "inspect", labels).status());
  }

  @Test
  void aSourceIsInspectedAsJson() {
    CommandLineRun run = run("data", "inspect", labels, vectors, "--json");
    assertEquals(0, run.status(), run.err());
    JsonObject json = JsonParser.parseString(run.out()).getAsJsonObject();
    assertEquals(2, json.get("segments").getAsInt());
    assertEquals(
        3, json.getAsJsonObject("modalities").getAsJsonObject("text").get("steps").getAsInt());
    assertFalse(json.get("standard-sizes").getAsBoolean());
    assertEquals("No defect found.\n", run.err());
  }

  @Test
  void aFoldOfNoSegmentIsADefectToInspectAndAnErrorToImport() throws IOException {
    String folds = file("f.json", "{\"train\":[\"A\"],\"valid\":[\"b\"],\"test\":[]}");
    CommandLineRun inspected = run("data", "inspect", labels, vectors, "--folds", folds);
    assertEquals(1, inspected.status(), inspected.out());
    assertTrue(inspected.out().contains("refused  No segment belongs to a video"), inspected.out());
    CommandLineRun run =
        run("data", "import", labels, vectors, "--folds", folds, "--out", path("corpus"));
    assertEquals(3, run.status());
    assertTrue(run.err().contains("the sources have ['a', 'b']; 'A' is not 'a'"), run.err());
    assertFalse(Files.exists(folder.resolve("corpus")));
  }

  @Test
  void theColumnOfLabelsCanBeChosen() throws IOException {
    String header = "video_id,clip_id,text,label,label_T,mode\n";
    String csv = file("l.csv", header + "a,0,good,1,-2,train\n");
    CommandLineRun run =
        run("data", "import", csv, vectors, "--label-column", "label_T", "--out", path("corpus"));
    assertEquals(0, run.status(), run.err());
    assertEquals(-2, Corpus.open(folder.resolve("corpus")).split(SplitName.TRAIN).label(0));
  }

  @Test
  void anAlteredCorpusIsNotExported() throws IOException {
    run("data", "import", labels, vectors, "--out", path("corpus"));
    Path file = folder.resolve("corpus/train.jsonl");
    Files.writeString(file, Files.readString(file).replace("film", "fulm"));
    CommandLineRun run =
        run("data", "export", path("corpus"), "--format", "npz", "--out", path("npz"));
    assertEquals(3, run.status());
    assertTrue(run.err().contains("train.jsonl was changed"), run.err());
  }

  @Test
  void classesAreNamedByTheUserAndShownWithWhatCameOut() throws IOException {
    String rows = "a,0,good,joy,train\nb,0,film,fear,test\n";
    String csv = file("meld.csv", "video_id,clip_id,text,label,mode\n" + rows);
    String[] asked = {
      "data", "import", csv, vectors, "--labels", "emotion:class:fear|joy", "--out", path("corpus")
    };
    CommandLineRun run = run(asked);
    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().contains("target  emotion, class fear|joy\n"), run.out());
  }

  @Test
  void aWrongKindOrTargetIsAMistakeInTheCommandOrTheData() {
    CommandLineRun kind =
        run("data", "import", labels, vectors, "--labels", "x:mood", "--out", path("corpus"));
    assertEquals(2, kind.status());
    assertEquals(
        "error: --labels: 'mood' is not a kind; expected real, presence or class\n", kind.err());
    CommandLineRun target =
        run("data", "import", labels, vectors, "--target", "joy", "--out", path("corpus"));
    assertEquals(3, target.status());
    assertEquals("error: The sources have no target 'joy'; theirs are: sentiment\n", target.err());
  }

  @Test
  void emotionsOfTheSampleAreInspectedAndExported() {
    String corpus = path("emotions");
    String[] made = {
      "data", "sample", "--task", "emotions", "--segments", "40,8,8", "--out", corpus
    };
    assertEquals(0, run(made).status());
    CommandLineRun inspected = run("data", "inspect", corpus);
    assertEquals(0, inspected.status(), inspected.err());
    assertTrue(inspected.out().contains("labels are those that their targets allow  yes"));
    assertTrue(inspected.out().contains("happy      presence  0 to 3"), inspected.out());
    JsonObject json =
        JsonParser.parseString(run("data", "inspect", corpus, "--json").out()).getAsJsonObject();
    JsonObject happy = json.getAsJsonArray("targets").get(1).getAsJsonObject();
    assertEquals("presence", happy.get("kind").getAsString());
    JsonObject train = happy.getAsJsonObject("splits").getAsJsonObject("train");
    assertEquals(40, train.get("labelled").getAsInt());
    assertTrue(train.get("positives").getAsInt() > 0);
    String[] mmsa = {"data", "export", corpus, "--format", "mmsa", "--out", path("all.pkl")};
    CommandLineRun refused = run(mmsa);
    assertEquals(3, refused.status());
    assertTrue(refused.err().contains("export one real number with --target NAME"));
    String[] one = {
      "data", "export", corpus, "--format", "mmsa", "--target", "sentiment", "--out", path("s.pkl")
    };
    assertEquals(0, run(one).status());
  }
}
