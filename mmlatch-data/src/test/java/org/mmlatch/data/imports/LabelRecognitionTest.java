package org.mmlatch.data.imports;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmlatch.BadDataException;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.Progress;
import org.mmlatch.data.SplitData;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.Target;
import org.mmlatch.data.export.Pickles;
import org.mmlatch.data.source.LabelColumn;
import org.mmlatch.data.source.Reading;
import org.mmlatch.data.source.TargetColumn;

class LabelRecognitionTest {
  private static final List<String> MULT = List.of("text", "audio", "vision", "labels", "id");

  @TempDir private Path folder;

  private ImportOptions pickle(float[] labels, long... shape) {
    return ImportOptions.of(Pickles.write(folder.resolve("p.pkl"), MULT, labels, shape));
  }

  private float[] imported(ImportOptions options) {
    Corpus corpus = SourceImporter.run(options, folder.resolve("corpus"), ImportProgress.SILENT);
    return corpus.split(SplitName.TRAIN).labels();
  }

  private String refusal(ImportOptions options) {
    String message = assertThrows(BadDataException.class, () -> imported(options)).getMessage();
    assertFalse(Files.exists(folder.resolve("corpus")));
    return message;
  }

  private static float[] repeated(int times, float... row) {
    float[] all = new float[times * row.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = row[i % row.length];
    }
    return all;
  }

  @Test
  void labelsOfOtherShapesAreRefusedWithShapeAndExample() {
    String message = refusal(pickle(repeated(3, 1, 0, 0, 1, 1, 1, 1, 0), 3, 4, 2));
    assertTrue(message.contains("train: 'labels' has the shape [3, 4, 2], for example [1.0, 0.0"));
    assertTrue(message.contains("--label-column N"), message);
    assertTrue(message.contains("--labels NAME:KIND"), message);
    assertTrue(refusal(pickle(repeated(3, 1, 0, 2, 0, 1, 3), 3, 1, 6)).contains("[3, 1, 6]"));
    assertTrue(refusal(pickle(repeated(3, 0, 0, 0, 1, 0, 0, 0), 3, 7)).contains("[3, 7]"));
    assertTrue(refusal(pickle(repeated(3, -1, 0, 4, 0, 0, 0, 0), 3, 7)).contains("[3, 7]"));
  }

  @Test
  void aColumnCanBeChosen() {
    ImportOptions options = pickle(repeated(2, 9, -2, 8), 2, 1, 3);
    assertArrayEquals(new float[] {-2, -2}, imported(options.withLabelColumn(LabelColumn.of("1"))));
    assertTrue(
        assertThrows(
                BadDataException.class,
                () ->
                    SourceImporter.run(
                        options.withLabelColumn(LabelColumn.of("3")),
                        folder.resolve("other"),
                        ImportProgress.SILENT))
            .getMessage()
            .contains("numbered 0 to 2"));
  }

  @Test
  void moseisSevenLabelsAreSentimentAndSixEmotionsAndTheManifestSaysSo() {
    ImportOptions options = pickle(repeated(2, -1.5f, 0.33f, 0, 0, 2, 0, 1), 2, 7);
    assertArrayEquals(new float[] {-1.5f, -1.5f}, imported(options));
    Corpus corpus = Corpus.open(folder.resolve("corpus"));
    assertEquals("mosei", corpus.manifest().parameters().get("labels"));
    assertEquals(
        List.of("sentiment", "happy", "sad", "anger", "surprise", "disgust", "fear"),
        corpus.manifest().targets().stream().map(Target::name).toList());
    assertArrayEquals(new float[] {0.33f, 0.33f}, corpus.split(SplitName.TRAIN).labels(1));
    assertArrayEquals(new float[] {2, 2}, corpus.split(SplitName.TRAIN).labels(4));
  }

  @Test
  void aTargetThatIsChosenIsTheOnlyOneAndSentimentAloneIsFormat1() {
    ImportOptions options = pickle(repeated(2, -1.5f, 0.33f, 0, 0, 2, 0, 1), 2, 7);
    imported(options.withTargets(List.of("sentiment")));
    assertEquals(1, Corpus.open(folder.resolve("corpus")).manifest().format());
    assertEquals(
        "The sources have no target 'joy'; theirs are: sentiment, happy, sad, anger, surprise,"
            + " disgust, fear",
        assertThrows(
                BadDataException.class,
                () ->
                    SourceImporter.run(
                        options.withTargets(List.of("joy")),
                        folder.resolve("other"),
                        ImportProgress.SILENT))
            .getMessage());
  }

  @Test
  void aLabelBeyondItsColumnsRangeIsADefectOfItsSegment() {
    float[] labels = repeated(20, -1, 0, 0, 0, 0, 0, 1);
    labels[5 * 7 + 3] = 3.33f;
    ImportOptions options = pickle(labels, 20, 7);
    assertTrue(
        refusal(options)
            .startsWith(
                "Segment v5[0] has the label 3.3299999237060547 of 'anger'; labels must lie in"
                    + " [0, 3]; correct the source, or leave such segments out with --on label=drop"));
    assertEquals(
        19, imported(options.withPolicies(Map.of(SourceDefect.LABEL, Policy.DROP))).length);
  }

  @Test
  void probabilitiesOfSevenClassesAreNotMoseisLabels() {
    String message = refusal(pickle(repeated(3, 0.1f, 0.2f, 0.3f, 0.1f, 0.1f, 0.1f, 0.1f), 3, 7));
    assertTrue(message.contains("[3, 7]"), message);
  }

  @Test
  void iemocapsPairsAreAbsenceAndPresence() {
    imported(pickle(new float[] {1, 0, 0, 1, 1, 0, 1, 0, 0, 1, 1, 0, 1, 0, 1, 0}, 2, 4, 2));
    Corpus corpus = Corpus.open(folder.resolve("corpus"));
    assertEquals(
        List.of(
            Target.presence("neutral", 1),
            Target.presence("happy", 1),
            Target.presence("sad", 1),
            Target.presence("angry", 1)),
        corpus.manifest().targets());
    assertArrayEquals(new float[] {0, 1}, corpus.split(SplitName.TRAIN).labels(0));
    assertArrayEquals(new float[] {1, 0}, corpus.split(SplitName.TRAIN).labels(1));
  }

  @Test
  void theUserSaysWhatColumnsAre() {
    ImportOptions options = pickle(repeated(2, 0.5f, 4, 2), 2, 3);
    Reading reading =
        Reading.STANDARD.withLabels(
            Stream.of("joy:presence:1", "age:real:0..9", "tone:class:low|mid|high")
                .map(TargetColumn::parse)
                .toList());
    imported(options.withReading(reading));
    assertEquals(
        List.of(
            Target.presence("joy", 1),
            Target.real("age", 0, 9),
            Target.classes("tone", List.of("low", "mid", "high"))),
        Corpus.open(folder.resolve("corpus")).manifest().targets());
    Reading two =
        Reading.STANDARD.withLabels(Stream.of("a", "b").map(TargetColumn::parse).toList());
    String message =
        assertThrows(
                BadDataException.class,
                () ->
                    SourceImporter.run(
                        options.withReading(two), folder.resolve("other"), ImportProgress.SILENT))
            .getMessage();
    assertTrue(
        message.endsWith(
            "'labels' has the shape [2, 3], 3 numbers a segment, but --labels says 2: [a, b]"),
        message);
  }

  @Test
  void aSingleOneAmongTheClassesOfATargetIsItsClass() {
    ImportOptions options = pickle(new float[] {0, 0, 1, 1, 0, 0}, 2, 3);
    Reading reading =
        Reading.STANDARD.withLabels(List.of(TargetColumn.parse("tone:class:low|mid|high")));
    imported(options.withReading(reading));
    SplitData train = Corpus.open(folder.resolve("corpus")).split(SplitName.TRAIN);
    assertEquals(List.of(Target.classes("tone", List.of("low", "mid", "high"))), train.targets());
    assertArrayEquals(new float[] {2, 0}, train.labels(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        "joy:mood",
        "joy:real:1",
        "joy:real:a..b",
        "joy:real:3..1",
        "joy:presence:-1",
        "joy:class:one",
        "joy:class:a|a"
      })
  void whatCannotBeATargetIsNoColumn(String text) {
    assertThrows(IllegalArgumentException.class, () -> TargetColumn.parse(text));
  }

  @Test
  void humorIsPresentOrAbsentWhereTheFileIsCalledSo() {
    Path file = folder.resolve("humor.pkl");
    Pickles.write(file, MULT, repeated(6, 0, 1), 12, 1);
    imported(ImportOptions.of(file));
    Corpus corpus = Corpus.open(folder.resolve("corpus"));
    assertEquals(List.of(Target.presence("humor", 1)), corpus.manifest().targets());
    assertEquals(6, corpus.manifest().split(SplitName.TRAIN).labels().get(0).counts().get(0));
  }

  @Test
  void minusOneIsAbsenceWhereLabelsAreSigns() {
    Path file = folder.resolve("sarcasm.pkl");
    Pickles.write(file, MULT, new float[] {-1, 1, -1}, 3, 1);
    assertTrue(
        SourceInspection.of(ImportOptions.of(file), Progress.SILENT)
            .remarks()
            .contains("the labels of 'sarcasm' are -1 and 1: -1 is kept as 0, absent"));
    imported(ImportOptions.of(file));
    Corpus corpus = Corpus.open(folder.resolve("corpus"));
    assertEquals(List.of(Target.presence("sarcasm", 1)), corpus.manifest().targets());
    assertArrayEquals(new float[] {0, 1, 0}, corpus.split(SplitName.TRAIN).labels(0));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 6})
  void wholeNumbersFromZeroAreClassesUnlessTheUserSaysOtherwise(int largest) {
    float[] labels = new float[20];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % (largest + 1);
    }
    String message = refusal(pickle(labels, 20, 1, 1));
    assertTrue(message.startsWith("The 20 labels are only the whole numbers [0, 1"), message);
    if (largest < 3) {
      assertArrayEquals(
          labels, imported(pickle(labels, 20, 1).withLabelColumn(LabelColumn.of("0"))));
    }
  }

  @Test
  void whatIsDoubtfulAboutARangeIsSaid() {
    float[] labels = new float[60];
    Arrays.fill(labels, 0.25f);
    assertTrue(remark(labels).startsWith("no label is negative (0.25 to 0.25)"));
    labels[0] = -0.75f;
    assertTrue(remark(labels).startsWith("the labels are only -0.75 and 0.25"));
    labels[1] = 0.5f;
    assertTrue(remark(labels).startsWith("all labels are in [-0.75, 0.5], as in CH-SIMS"));
    labels[2] = 2;
    assertEquals(
        "no segment is in valid and test; training needs train and valid, and its evaluation test",
        remark(labels));
  }

  private String remark(float[] labels) {
    return SourceInspection.of(pickle(labels, 60, 1), Progress.SILENT).remarks().get(0);
  }

  @Test
  void keysMayBeNamedAsOthersNameThem() {
    List<String> keys = List.of("glove", "covarep", "Facet", "label", "ID");
    Path file = Pickles.write(folder.resolve("k.pkl"), keys, new float[] {-1, 2}, 2, 1);
    assertArrayEquals(new float[] {-1, 2}, imported(ImportOptions.of(file)));
  }

  @Test
  void keysThatAreNotKnownAreNamed() {
    List<String> keys = List.of("one", "two", "three", "four", "five");
    Path file = Pickles.write(folder.resolve("k.pkl"), keys, new float[] {-1, 2}, 2, 1);
    String message = refusal(ImportOptions.of(file));
    assertTrue(message.contains("'train' is a dictionary of [one, two, three, four, five]"));
  }

  @Test
  void severalOnesAmongTheClassesOfATargetAreNoClass() {
    Reading reading =
        Reading.STANDARD.withLabels(List.of(TargetColumn.parse("tone:class:low|mid|high")));
    String message = refusal(pickle(new float[] {0, 1, 1, 1, 0, 0}, 2, 3).withReading(reading));
    assertTrue(message.contains("3 numbers a segment, but --labels says 1: [tone]"), message);
    String halves =
        refusal(pickle(new float[] {0.5f, 0.5f, 0, 1, 0, 0}, 2, 3).withReading(reading));
    assertTrue(halves.contains("--labels says 1: [tone]"), halves);
  }

  @Test
  void aRowOfOtherThanATargetsClassesIsNotItsClass() {
    Reading two = Reading.STANDARD.withLabels(List.of(TargetColumn.parse("tone:class:low|high")));
    String message = refusal(pickle(new float[] {0, 0, 1, 1, 0, 0}, 2, 3).withReading(two));
    assertTrue(message.contains("3 numbers a segment, but --labels says 1: [tone]"), message);
  }

  @Test
  void labelsThatAreNotYesAndNoAreSentimentWhateverTheFileIsCalled() {
    Path file = folder.resolve("humor.pkl");
    Pickles.write(file, MULT, new float[] {-1.5f, 1, 0, 2}, 4, 1);
    imported(ImportOptions.of(file));
    assertEquals(
        List.of(Target.SENTIMENT), Corpus.open(folder.resolve("corpus")).manifest().targets());
  }

  @Test
  void pairsWithoutAnAxisOfTheirOwnAreNotIemocaps() {
    String message = refusal(pickle(repeated(2, 1, 0, 0, 1, 1, 0, 1, 0), 2, 8));
    assertTrue(message.contains("the shape [2, 8]"), message);
  }
}
