package org.mmlatch.data.imports;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmlatch.BadDataException;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.Progress;
import org.mmlatch.data.SplitData;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.Target;
import org.mmlatch.data.source.CsvColumns;
import org.mmlatch.data.source.Ids;
import org.mmlatch.data.source.Reading;
import org.mmlatch.data.source.TargetColumn;

/** CSV files of transcripts other than MMSA's: MELD's, EmoryNLP's, and one's own. */
class TranscriptFilesTest {
  private static final String MELD =
      "Sr No.,Utterance,Speaker,Emotion,Sentiment,Dialogue_ID,Utterance_ID,Season,Episode\n";

  @TempDir private Path folder;
  private Path vectors;
  private int made;

  @BeforeEach
  void writeVectors() throws IOException {
    vectors = write("vectors.txt", "ha 1 2\nho 3 4\nits 5 6\n");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Corpus run(ImportOptions options) {
    return SourceImporter.run(options, folder.resolve("corpus" + made++), ImportProgress.SILENT);
  }

  private String refusal(ImportOptions options) {
    return assertThrows(BadDataException.class, () -> run(options)).getMessage();
  }

  private static List<String> ids(SplitData split) {
    return split.ids().stream().map(String::valueOf).toList();
  }

  /** The three files of MELD, each of which counts its dialogues from 0. */
  private Path[] meld() throws IOException {
    return new Path[] {
      write(
          "train_sent_emo.csv",
          MELD
              + "1,“It’s ha!”,Ross,joy,positive,0,0,8,21\n"
              + "2,\"Ho, ha.\",Joey,neutral,neutral,0,1,8,21\n"
              + "4,ho,Joey,anger,negative,1,0,8,21\n"),
      write("dev_sent_emo.csv", MELD + "1,ha,Ross,joy,positive,0,0,1,2\n"),
      write("test_sent_emo.csv", MELD + "1,ho,Ross,anger,negative,0,0,1,3\n"),
      vectors
    };
  }

  @Test
  void meldsDialoguesAreNumberedAnewInEachSplit() throws IOException {
    Corpus corpus = run(ImportOptions.of(meld()));
    SplitData train = corpus.split(SplitName.TRAIN);
    assertEquals(List.of("train_0[0]", "train_0[1]", "train_1[0]"), ids(train));
    assertEquals(List.of("valid_0[0]"), ids(corpus.split(SplitName.VALID)));
    assertEquals(List.of("test_0[0]"), ids(corpus.split(SplitName.TEST)));
    assertEquals(
        List.of(Target.classes("emotion", List.of("anger", "joy", "neutral"))), train.targets());
    assertArrayEquals(new float[] {1, 2, 0}, train.labels(0));
    assertEquals(List.of("its", "ha"), train.words(0).orElseThrow());
    assertEquals(
        "id=Dialogue_ID+Utterance_ID,text=Utterance",
        corpus.manifest().parameters().get("columns"));
  }

  @Test
  void bothOfMeldsLabelsAreTakenWhereTheyAreNamed() throws IOException {
    Reading reading =
        Reading.STANDARD.withLabels(
            List.of(TargetColumn.parse("emotion:class"), TargetColumn.parse("sentiment:class")));
    Corpus corpus = run(ImportOptions.of(meld()).withReading(reading));
    assertEquals(
        List.of("emotion", "sentiment"),
        corpus.manifest().targets().stream().map(Target::name).toList());
    assertArrayEquals(new float[] {2, 1, 0}, corpus.split(SplitName.TRAIN).labels(1));
  }

  @Test
  void emoryNlpsScenesAreNamedBySeasonAndEpisode() throws IOException {
    String header = "Utterance,Speaker,Emotion,Scene_ID,Utterance_ID,Season,Episode\n";
    Path train = write("a.csv", header + "ha,['R'],Mad,4,1,1,15\nho,['R'],Joyful,4,1,1,16\n");
    Path dev = write("emorynlp_dev_final.csv", header + "ha,['R'],Mad,1,1,1,2\n");
    Corpus corpus = run(ImportOptions.of(dev, vectors).withSplits(Map.of(SplitName.TRAIN, train)));
    assertEquals(List.of("1_15_4[1]", "1_16_4[1]"), ids(corpus.split(SplitName.TRAIN)));
    assertEquals(List.of("1_2_1[1]"), ids(corpus.split(SplitName.VALID)));
    assertEquals(
        List.of(Target.classes("emotion", List.of("Joyful", "Mad"))), corpus.manifest().targets());
  }

  @Test
  void anyFileIsReadWhoseColumnsAreNamed() throws IOException {
    Path own = write("own.csv", "talk;turn;said;mood;part\nb;2;ha;0.5;train\nb2;1;ho;-1;dev\n");
    String refused = refusal(ImportOptions.of(own, vectors));
    assertTrue(
        refused.contains(
            "has [talk, turn, said, mood, part]. Say which are its ids and its text with --columns"),
        refused);
    Reading reading =
        Reading.STANDARD
            .withCsv(CsvColumns.parse(List.of("id=talk+turn", "text=said", "split=part")))
            .withLabels(List.of(TargetColumn.parse("mood:real:-1..1")));
    Corpus corpus = run(ImportOptions.of(own, vectors).withReading(reading));
    assertEquals(List.of("b[2]"), ids(corpus.split(SplitName.TRAIN)));
    assertEquals(List.of("b2[1]"), ids(corpus.split(SplitName.VALID)));
    assertEquals(List.of(Target.real("mood", -1, 1)), corpus.manifest().targets());
  }

  @Test
  void aColumnOfWholeIdsIsReadAsIdsOfOtherSourcesAre() throws IOException {
    Path own = write("train.csv", "key,said,label\nv_3,ha,-1\nw[0],ho,1\n");
    Reading reading = Reading.STANDARD.withCsv(CsvColumns.parse(List.of("id=key", "text=said")));
    Corpus corpus = run(ImportOptions.of(own, vectors).withReading(reading));
    assertEquals(List.of("v[3]", "w[0]"), ids(corpus.split(SplitName.TRAIN)));
    Path bad = write("valid.csv", "key,said,label\nv3,ha,-1\n");
    String message = refusal(ImportOptions.of(bad, vectors).withReading(reading));
    assertTrue(message.contains("line 2, column key: expected ids like video[3]"), message);
  }

  @Test
  void columnsThatAFileLacksAreNamed() throws IOException {
    Reading reading =
        Reading.STANDARD.withCsv(
            CsvColumns.parse(List.of("id=Dialog+Utterance_ID", "text=Utterance", "split=Part")));
    String message = refusal(ImportOptions.of(meld()).withReading(reading));
    assertTrue(
        message.contains("is a CSV file without the columns [Dialog, Part] that --columns names"),
        message);
  }

  @Test
  void aFileCannotBeOfAnotherSplitThanItsRowsSay() throws IOException {
    Path csv = write("l.csv", "video_id,clip_id,text,label,mode\na,0,ha,-1,train\n");
    String message = refusal(ImportOptions.of(vectors).withSplits(Map.of(SplitName.VALID, csv)));
    assertTrue(
        message.contains(
            "line 2, column mode: expected valid, as --split says of the file, found 'train'"),
        message);
  }

  @Test
  void aFileInAnotherEncodingIsRefusedWithItsLine() throws IOException {
    Path train = meld()[0];
    Files.write(train, Files.readString(train).getBytes(Charset.forName("windows-1252")));
    String message = refusal(ImportOptions.of(train, vectors));
    assertTrue(message.contains("line 2") && message.contains("UTF-8"), message);
    assertTrue(message.contains("iconv"), message);
  }

  @Test
  void aClassWithControlCharactersIsDamage() throws IOException {
    Path[] sources = meld();
    Files.writeString(sources[2], Files.readString(sources[2]).replace("anger", "an\u007fger"));
    String message = refusal(ImportOptions.of(sources));
    assertTrue(
        message.startsWith("The labels of 'emotion': 'an\u007fger' is not a valid name"), message);
  }

  @Test
  void columnsAreSaidByTheirRoles() {
    for (List<String> wrong :
        List.of(
            List.of("id=a"),
            List.of("text=a"),
            List.of("id=a", "text"),
            List.of("id=a", "text="),
            List.of("id=a", "text=b", "speaker=c"),
            List.of("id=a", "text=b", "id=c"))) {
      assertThrows(IllegalArgumentException.class, () -> CsvColumns.parse(wrong), wrong::toString);
    }
  }

  @Test
  void wholeIdsOfALabelCsvAreThoseOfMmsasPickles() throws IOException {
    Path labels =
        write(
            "label.csv",
            """
            video_id,clip_id,text,label,mode
            video_0001,0001,ha,-0.2,train
            video_0001,0002,ho,0.4,valid
            video_0001,0003,its,1,test
            """);
    String message = refusal(ImportOptions.of(labels, vectors));
    assertTrue(message.startsWith("Videos have segments in several splits, [video_0001]"), message);
    assertFalse(SourceInspection.of(ImportOptions.of(labels, vectors), Progress.SILENT).isSound());
    ImportOptions whole =
        ImportOptions.of(labels, vectors).withReading(Reading.STANDARD.withIds(Ids.WHOLE));
    Corpus corpus = run(whole);
    assertEquals(List.of("video_0001$_$0001[0]"), ids(corpus.split(SplitName.TRAIN)));
    assertEquals(List.of("video_0001$_$0003[0]"), ids(corpus.split(SplitName.TEST)));
  }

  @Test
  void wholeIdsOfOtherFilesJoinTheirColumns() throws IOException {
    ImportOptions whole = ImportOptions.of(meld()).withReading(Reading.STANDARD.withIds(Ids.WHOLE));
    assertEquals(
        List.of("train_0_0[0]", "train_0_1[0]", "train_1_0[0]"),
        ids(run(whole).split(SplitName.TRAIN)));
  }

  @Test
  void aSeparatorInATextWithoutQuotesIsNoField() throws IOException {
    String header = "id,text,mood\n";
    Path file = write("mine.csv", header + "a_1,ha,joy\na_2,ha, ho,joy\n");
    Reading mine =
        Reading.STANDARD
            .withCsv(CsvColumns.parse(List.of("id=id", "text=text")))
            .withLabels(List.of(TargetColumn.parse("mood:class")));
    Map<SplitName, Path> split = Map.of(SplitName.TRAIN, file);
    ImportOptions options = ImportOptions.of(vectors).withReading(mine).withSplits(split);
    String message = refusal(options);
    assertTrue(message.contains("line 3: 4 fields where the header has 3"), message);
    write("mine.csv", header + "a_1,ha,joy,\na_2,\"ha, ho\",sad,\n"); // a separator at the end
    assertEquals(2, run(options).split(SplitName.TRAIN).size());
  }

  @Test
  void anotherSplitOfALaterSourceIsSaid() throws IOException {
    String rows = "a,1,ha,-0.25,%s\nb,1,ho,0.5,valid\n";
    String header = "video_id,clip_id,text,label,mode\n";
    Path first = write("first.csv", header + rows.formatted("train"));
    Path second = write("second.csv", header + rows.formatted("test"));
    ImportOptions options = ImportOptions.of(first, second, vectors);
    assertEquals(1, run(options).split(SplitName.TRAIN).size());
    List<String> remarks = SourceInspection.of(options, Progress.SILENT).remarks();
    assertTrue(
        remarks.stream().anyMatch(r -> r.contains("into different splits, [a[1]]")),
        remarks::toString);
  }

  @Test
  void corporaWhoseClassesDifferAreNotJoined() throws IOException {
    Path all = folder.resolve("all");
    Path two = folder.resolve("two");
    Path[] meld = meld();
    SourceImporter.run(ImportOptions.of(meld[0], vectors), all, ImportProgress.SILENT);
    Path test = write("test.csv", MELD + "1,ho,R,neutral,x,0,0,1,3\n2,ha,R,joy,x,0,1,1,3\n");
    SourceImporter.run(ImportOptions.of(test, vectors), two, ImportProgress.SILENT);
    String message = refusal(ImportOptions.of(all, two));
    assertTrue(
        message.contains(
            "'emotion' has the classes [joy, neutral], but before [anger, joy, neutral]"),
        message);
  }

  @Test
  void aSplitOfTheUserIsThatOfTheWholeFile() throws IOException {
    Path labels = write("some.csv", "video_id,clip_id,text,label\na,1,ha,-0.25\nb,1,ho,0.5\n");
    ImportOptions given = ImportOptions.of(vectors).withSplits(Map.of(SplitName.VALID, labels));
    assertEquals(2, run(given).split(SplitName.VALID).size());
    Path corpus = folder.resolve("corpus0");
    ImportOptions same = ImportOptions.of().withSplits(Map.of(SplitName.VALID, corpus));
    assertEquals(2, run(same).split(SplitName.VALID).size());
    ImportOptions other = ImportOptions.of().withSplits(Map.of(SplitName.TEST, corpus));
    String message = refusal(other);
    assertTrue(message.contains("a[1] is in valid, but --split puts"), message);
  }
}
