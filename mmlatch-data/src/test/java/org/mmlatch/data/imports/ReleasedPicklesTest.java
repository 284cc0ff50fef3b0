package org.mmlatch.data.imports;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mmlatch.data.export.Pickled.counting;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.Progress;
import org.mmlatch.data.SegmentId;
import org.mmlatch.data.SplitData;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.Target;
import org.mmlatch.data.export.Pickled;
import org.mmlatch.data.export.Pickled.Floats;
import org.mmlatch.data.export.Pickled.Texts;

/** Pickles of splits as releases write them beside the usual way: one split, small. */
class ReleasedPicklesTest {
  private static final List<String> IDS = List.of("v[0]", "v[1]", "w[0]");

  @TempDir private Path folder;

  /** A split of three segments, to which entries are added, or whose entries they replace. */
  private static Map<Object, Object> split(Object... entries) {
    Map<Object, Object> split = new LinkedHashMap<>();
    split.put("audio", counting(1, 3, 2, 1));
    split.put("labels", new Floats(new float[] {-1, 0.5f, 2}, 3, 1, 1));
    split.put("id", IDS);
    for (int i = 0; i < entries.length; i += 2) {
      split.put(entries[i], entries[i + 1]);
    }
    return split;
  }

  private Corpus run(Object pickle) {
    Path file = Pickled.write(folder.resolve("data.pkl"), pickle);
    return SourceImporter.run(
        ImportOptions.of(file), folder.resolve("corpus"), ImportProgress.SILENT);
  }

  private SplitData train(Map<Object, Object> split) {
    return run(Map.of("train", split)).split(SplitName.TRAIN);
  }

  private String refusal(Map<Object, Object> split) {
    return assertThrows(BadDataException.class, () -> train(split)).getMessage();
  }

  /** Returns what an inspection says of the file written last. */
  private List<String> remarks() {
    ImportOptions options = ImportOptions.of(folder.resolve("data.pkl"));
    return SourceInspection.of(options, Progress.SILENT).remarks();
  }

  private static List<String> ids(SplitData split) {
    return split.ids().stream().map(SegmentId::toString).toList();
  }

  @Test
  void aListHasAnArrayOfEachSegmentWithoutPadding() {
    SplitData train =
        train(
            split(
                "text", List.of(counting(1, 2, 2), counting(5, 1, 2), counting(7, 3, 2)),
                "audio", List.of(counting(0, 2, 1), counting(2, 1, 1), counting(3, 3, 1))));
    assertArrayEquals(new long[] {0, 2, 3, 6}, train.offsets());
    assertArrayEquals(
        new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12},
        train.features(Modality.TEXT).floats());
    assertArrayEquals(new float[] {0, 1, 2, 3, 4, 5}, train.features(Modality.AUDIO).floats());
  }

  @Test
  void aListOfArraysAsLongAsEachOtherIsPadded() {
    SplitData train =
        train(
            split(
                "audio",
                List.of(
                    new Floats(new float[] {0, 4}, 2, 1),
                    new Floats(new float[] {5, 6}, 2, 1),
                    new Floats(new float[] {7, 0}, 2, 1))));
    assertArrayEquals(new long[] {0, 1, 3, 4}, train.offsets());
  }

  @Test
  void aListOfVectorsIsOneStepOfEachSegment() {
    SplitData train =
        train(split("audio", List.of(counting(1, 2), counting(3, 2), counting(5, 2))));
    assertEquals(2, train.dim(Modality.AUDIO));
    assertArrayEquals(new long[] {0, 1, 2, 3}, train.offsets());
  }

  @Test
  void segmentsOfAListThatDifferInTheirFeaturesAreRefused() {
    String message =
        refusal(split("audio", List.of(counting(1, 2, 2), counting(1, 2, 3), counting(1, 2, 2))));
    assertTrue(
        message.contains(
            "train['audio']: expected features of each segment, as those of shape [2, 2]"),
        message);
    assertTrue(message.endsWith("found an array of shape [2, 3] as number 1"), message);
  }

  @Test
  void numbersOfWordsAreNotTakenForTheirVectors() {
    SplitData train = train(split("text", counting(1, 3, 2), "glove", counting(1, 3, 2, 4)));
    assertEquals(4, train.dim(Modality.TEXT));
    assertEquals(6, train.steps());
  }

  @Test
  void listsOfNumbersOfWordsAreNoFeatures() {
    SplitData train = train(split("text", List.of(counting(1, 3), counting(1, 2), counting(1, 1))));
    assertEquals(List.of(Modality.AUDIO), List.copyOf(train.modalities()));
  }

  @Test
  void arraysThatAreCalledAsNoModalityIsAreLeftAsideWithAWord() {
    Map<Object, Object> split =
        split("video_features", counting(1, 3, 2, 2), "text_bert", counting(1, 3, 3, 2));
    assertEquals(List.of(Modality.AUDIO), List.copyOf(train(split).modalities()));
    assertTrue(
        remarks()
            .contains(
                "the arrays [video_features, text_bert] are ignored: their names are not like text, audio or vision"),
        () -> remarks().toString());
  }

  @Test
  void tokensBesideFeaturesOfTheTextGoWithoutSaying() {
    train(split("text", counting(1, 3, 2, 2), "text_bert", counting(1, 3, 3, 2)));
    assertEquals(List.of(), remarks().stream().filter(r -> r.contains("ignored")).toList());
  }

  @Test
  void anIdOfATupleThatIsNoneIsShown() {
    Object tuple =
        Pickled.Tuple.of(
            Pickled.Tuple.of(List.of("a"), counting(1, 1, 1), counting(1, 1, 1)), 0.5, "video");
    String message = assertThrows(BadDataException.class, () -> run(List.of(tuple))).getMessage();
    assertTrue(message.contains("expected ids like video[3]"), message);
    assertTrue(message.endsWith("at the tuple's end, found 'video'"), message);
  }

  @Test
  void aFirstColumnThatNamesSegmentsIsTheirId() {
    List<Object> rows =
        List.of(
            List.of("a_b_4", "1.5", "3"), List.of("a_b_2", "0.1", "1.5"), List.of("c_1", "0", "9"));
    assertEquals(List.of("a_b[4]", "a_b[2]", "c[1]"), ids(train(split("id", rows))));
  }

  @Test
  void aFirstColumnThatNamesVideosIsNumberedWithinThem() {
    List<Object> rows =
        List.of(List.of("a_4", "8.5", "9"), List.of("a_4", "0.1", "1.5"), List.of("c_1", "0", "9"));
    assertEquals(List.of("a_4[1]", "a_4[0]", "c_1[0]"), ids(train(split("id", rows))));
    assertTrue(
        remarks().stream()
            .anyMatch(r -> r.startsWith("segments are numbered by their start times")),
        () -> remarks().toString());
  }

  @Test
  void splitsBeyondTheThreeAreLeftAsideWithAWord() {
    Map<Object, Object> all = new LinkedHashMap<>();
    all.put("train", split());
    all.put("train_mix", split());
    all.put("config", Map.of("audio", "librosa"));
    assertEquals(3, run(all).split(SplitName.TRAIN).size());
    assertTrue(remarks().contains("[train_mix] are ignored: they are not train, valid or test"));
  }

  @Test
  void aSplitWithoutSegmentsIsPassedOver() {
    Map<Object, Object> none =
        split(
            "audio", new Floats(new float[0], 0, 2, 1),
            "labels", new Floats(new float[0], 0, 1, 1),
            "id", List.of());
    Corpus corpus = run(Map.of("train", split(), "test", none));
    assertEquals(3, corpus.split(SplitName.TRAIN).size());
    assertEquals(0, corpus.split(SplitName.TEST).size());
  }

  @Test
  void ofAFolderOfPicklesTheFilesAreToBeNamed() {
    Path file = Pickled.write(folder.resolve("dev.pkl"), Map.of("train", split()));
    ImportOptions options = ImportOptions.of(folder);
    String message =
        assertThrows(
                BadDataException.class,
                () -> SourceImporter.run(options, folder.resolve("c"), ImportProgress.SILENT))
            .getMessage();
    assertTrue(message.contains("If its files are sources, name them: " + file), message);
  }

  @Test
  void splitsMayBeCalledAsEmoryNlpCallsThem() {
    Map<Object, Object> test = split("id", List.of("x[0]", "x[1]", "y[0]"));
    Corpus corpus = run(Map.of("trn", split(), "tst", test));
    assertEquals(3, corpus.split(SplitName.TRAIN).size());
    assertEquals(3, corpus.split(SplitName.TEST).size());
  }

  /** A split of MMSA's whose text counts one step of two, says the mask. */
  private static Map<Object, Object> masked(Floats text) {
    float[] tokens = {5, 0, 1, 0, 0, 0, 5, 0, 1, 0, 0, 0, 5, 5, 1, 1, 0, 0};
    Map<Object, Object> split =
        split("text", text, "text_bert", new Floats(tokens, 3, 3, 2), "raw_text", IDS);
    split.put("regression_labels", split.remove("labels"));
    split.remove("audio");
    return split;
  }

  @Test
  void featuresOfPaddingAreSaidWhereAMaskShowsThem() {
    assertEquals(6, train(masked(counting(1, 3, 2, 1))).steps());
    assertTrue(
        remarks().stream()
            .anyMatch(r -> r.startsWith("the text has features at the steps that text_bert's")),
        () -> remarks().toString());
  }

  @Test
  void paddingOfZerosGoesWithoutSaying() {
    assertEquals(4, train(masked(new Floats(new float[] {1, 0, 2, 0, 3, 4}, 3, 2, 1))).steps());
    assertEquals(List.of(), remarks().stream().filter(r -> r.contains("mask")).toList());
  }

  @Test
  void labelsOfSingleModalitiesMayBeColumns() {
    Map<Object, Object> split = split();
    split.remove("labels");
    split.put("regression_labels", new Floats(new float[] {-1, 0.2f, 1}, 3, 1));
    split.put("regression_labels_T", new Floats(new float[] {0, 0.4f, 1}, 3, 1));
    SplitData train = train(split);
    assertEquals(List.of("sentiment", "T"), train.targets().stream().map(Target::name).toList());
    assertArrayEquals(new float[] {0, 0.4f, 1}, train.labels(1));
  }

  @Test
  void numbersWrittenAsTextsAreNumbersUnlessTheyNumberClasses() {
    assertArrayEquals(
        new float[] {-1, 0.5f, 2},
        train(split("labels", new Texts(List.of("-1.0", "0.5", "2")))).labels());
  }

  @Test
  void textsOfWholeNumbersAreClasses() {
    SplitData train = train(split("labels", new Texts(List.of("0", "1", "2"))));
    assertEquals(Target.Kind.CLASS, train.targets().get(0).kind());
  }

  @Test
  void aListOfArraysOrListsHasSeveralLabelsOfEachSegment() {
    float[] seven = {-1, 0, 2, 0, 0, 1, 0};
    Floats row = new Floats(seven, 1, 7);
    assertEquals(7, train(split("labels", List.of(row, row, row))).targets().size());
  }

  @Test
  void aListOfUnequalLabelsIsRefused() {
    Floats row = new Floats(new float[7], 7);
    String message = refusal(split("labels", List.of(row, row, List.of(1, 2))));
    assertTrue(message.contains("expected 7 numbers each, as the first has, found 2"), message);
  }

  /** A segment as the code published with MMLatch keeps it, of two steps; the first is a pause. */
  private static Map<Object, Object> kept(String id) {
    Map<Object, Object> kept = new LinkedHashMap<>();
    kept.put("text", List.of("[PAUSE]", List.of("good"), "good"));
    kept.put("glove", counting(1, 2, 3));
    kept.put("audio", counting(7, 2, 1));
    kept.put("video_id", id.substring(0, 1));
    kept.put("segment_id", id);
    kept.put("label", new Floats(new float[] {-1, 0, 2, 0, 0, 1, 0}, 1, 7));
    return kept;
  }

  @Test
  void whatThePapersCodeKeepsIsReadWithItsWords() {
    Object pickle =
        Pickled.Tuple.of(
            List.of(kept("v[0]"), kept("v[1]")),
            List.of(kept("w[0]")),
            List.of(kept("x[3]")),
            Map.of("good", 0));
    Corpus corpus = run(pickle);
    SplitData train = corpus.split(SplitName.TRAIN);
    assertEquals(List.of("v[0]", "v[1]"), ids(train));
    assertEquals(List.of("w[0]"), ids(corpus.split(SplitName.VALID)));
    assertEquals(List.of("x[3]"), ids(corpus.split(SplitName.TEST)));
    assertEquals(List.of("[PAUSE]", "good"), train.words(1).orElseThrow());
    assertEquals(3, train.dim(Modality.TEXT));
    assertArrayEquals(new float[] {7, 8, 7, 8}, train.features(Modality.AUDIO).floats());
    assertArrayEquals(new float[] {2, 2}, train.labels(2));
  }

  @Test
  void aDictionaryWithoutAnIdIsRefusedWithItsKeys() {
    Map<Object, Object> kept = kept("v[0]");
    kept.remove("segment_id");
    String message =
        assertThrows(BadDataException.class, () -> run(Map.of("train", List.of(kept))))
            .getMessage();
    assertTrue(message.contains("under the key segment_id, found nothing; the keys are"), message);
  }

  @Test
  void stepsOfZerosStayWhereAListSaysHowManyStepsASegmentHas() {
    SplitData train =
        train(
            split(
                "audio",
                List.of(
                    new Floats(new float[] {0, 4, 0}, 3, 1),
                    new Floats(new float[] {5}, 1, 1),
                    new Floats(new float[] {6, 0}, 2, 1))));
    assertArrayEquals(new long[] {0, 3, 4, 6}, train.offsets());
    assertArrayEquals(new float[] {0, 4, 0, 5, 6, 0}, train.features(Modality.AUDIO).floats());
  }

  @Test
  void tokensOfAnotherLengthThanTheTextAreNoMaskOfIt() {
    Map<Object, Object> split = masked(counting(1, 3, 2, 1));
    split.put("text_bert", new Floats(new float[3 * 3 * 4], 3, 3, 4));
    assertEquals(6, train(split).steps());
    assertEquals(List.of(), remarks().stream().filter(r -> r.contains("mask")).toList());
  }

  @Test
  void lengthsBeyondTheStepsOrBetweenThemAreRefused() {
    for (float length : new float[] {3, -1, 1.5f}) {
      Map<Object, Object> split = split("audio_lengths", new Floats(new float[] {2, length, 2}, 3));
      split.put("regression_labels", split.remove("labels"));
      String message = refusal(split);
      assertTrue(
          message.contains("segment 1 is declared to have %s steps".formatted(length)), message);
    }
  }
}
