package org.mmlatch.data.imports;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mmlatch.data.export.Pickled.counting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.mmlatch.data.source.Reading;
import org.mmlatch.data.source.TargetColumn;

/** Dialogue {@code a} has two utterances, {@code b} one, as files of conversations have them. */
class DialoguesPickleTest {
  @TempDir private Path folder;

  /** Returns a dictionary of both dialogues. */
  private static Object both(Object first, Object second) {
    Map<String, Object> both = new LinkedHashMap<>();
    both.put("a", first);
    both.put("b", second);
    return both;
  }

  /** Returns the parts of a file with some dictionaries of features. */
  private static List<Object> parts(Object... features) {
    List<Object> parts = new ArrayList<>();
    parts.add(both(List.of("a_F0", "a_M0"), List.of("b_F0")));
    parts.add(both(List.of(List.of(0, 1), List.of(1, 0)), List.of(List.of(0, 1)))); // one-hot
    parts.add(both(List.of(2, 0), List.of(1)));
    parts.addAll(List.of(features));
    parts.add(both(List.of("Oh, no.", "Yes!"), List.of("So")));
    parts.add(List.of("a"));
    parts.add(List.of("b"));
    return parts;
  }

  private static Object vectors(float first, long features) {
    return both(
        List.of(counting(first, features), counting(first + 10, features)),
        List.of(counting(first + 20, features)));
  }

  private ImportOptions options(List<Object> parts) {
    return ImportOptions.of(Pickled.write(folder.resolve("features.pkl"), parts));
  }

  private Corpus run(ImportOptions options) {
    return SourceImporter.run(options, folder.resolve("corpus"), ImportProgress.SILENT);
  }

  private String refusal(List<Object> parts) {
    return assertThrows(BadDataException.class, () -> run(options(parts))).getMessage();
  }

  @Test
  void anUtteranceIsASegmentOfOneStep() {
    Corpus corpus = run(options(parts(vectors(1, 2), vectors(5, 1), vectors(7, 3))));
    SplitData train = corpus.split(SplitName.TRAIN);
    assertEquals(List.of(new SegmentId("a", 0), new SegmentId("a", 1)), train.ids());
    assertEquals(List.of(new SegmentId("b", 0)), corpus.split(SplitName.TEST).ids());
    assertArrayEquals(new float[] {1, 2, 11, 12}, train.features(Modality.TEXT).floats());
    assertArrayEquals(new float[] {5, 15}, train.features(Modality.AUDIO).floats());
    assertEquals(3, train.dim(Modality.VISUAL));
    assertEquals(List.of(Target.classes("emotion", List.of("0", "1", "2"))), train.targets());
    assertArrayEquals(new float[] {2, 0}, train.labels(0));
  }

  @Test
  void classesGetTheirNamesAndDialoguesTheirSplitFromTheUser() throws IOException {
    Path folds = folder.resolve("folds.json");
    Files.writeString(folds, "{\"train\": [\"b\"], \"valid\": [\"a\"], \"test\": []}");
    Corpus corpus =
        run(
            options(parts(vectors(1, 2), vectors(5, 1)))
                .withFolds(folds)
                .withReading(
                    Reading.STANDARD.withLabels(
                        List.of(TargetColumn.parse("emotion:class:joy|sadness|anger")))));
    assertEquals(2, corpus.split(SplitName.VALID).size());
    SplitData train = corpus.split(SplitName.TRAIN);
    assertEquals(Set.of(Modality.TEXT, Modality.AUDIO), train.modalities());
    assertEquals(
        List.of(Target.classes("emotion", List.of("joy", "sadness", "anger"))), train.targets());
  }

  @Test
  void ofFourLayersOfTextTheFirstIsTaken() {
    Object layer = vectors(1, 2);
    Object other = vectors(50, 2);
    SplitData train =
        run(options(parts(layer, other, other, other, vectors(5, 1), vectors(7, 3))))
            .split(SplitName.TRAIN);
    assertArrayEquals(new float[] {1, 2, 11, 12}, train.features(Modality.TEXT).floats());
    assertArrayEquals(new float[] {5, 15}, train.features(Modality.AUDIO).floats());
    assertEquals(3, train.dim(Modality.VISUAL));
  }

  @Test
  void labelsOfAnotherKindAreLeftAsideWithAWord() {
    List<Object> parts = parts(vectors(1, 2), vectors(5, 1));
    parts.add(both(List.of(1, 1), List.of(0)));
    assertTrue(
        SourceInspection.of(options(parts), Progress.SILENT)
            .remarks()
            .contains("what follows the dialogues of test is ignored"));
  }

  @Test
  void anArrayOfADialogueHasItsUtterances() {
    Object text = both(counting(1, 2, 2), counting(5, 1, 2));
    SplitData train = run(options(parts(text, vectors(5, 1)))).split(SplitName.TRAIN);
    assertArrayEquals(new float[] {1, 2, 3, 4}, train.features(Modality.TEXT).floats());
  }

  @Test
  void wordsAreThoseOfTheSentences() throws IOException {
    Path vectors = Files.writeString(folder.resolve("v.txt"), "oh 1 9\nno 2 8\nyes 3 7\nso 4 6\n");
    Path pickle =
        Pickled.write(folder.resolve("features.pkl"), parts(vectors(1, 2), vectors(5, 1)));
    Corpus corpus = run(ImportOptions.of(pickle, vectors).withModalities(Set.of(Modality.TEXT)));
    SplitData train = corpus.split(SplitName.TRAIN);
    assertArrayEquals(new float[] {1, 9, 2, 8, 3, 7}, train.features(Modality.TEXT).floats());
    assertEquals(List.of("oh", "no"), train.words(0).orElseThrow());
  }

  @Test
  void whatDoesNotBelongTogetherIsRefused() {
    assertTrue(
        refusal(parts(vectors(1, 2))).contains("found 1 dictionaries"), "one kind of features");
    String few = refusal(parts(vectors(1, 2), both(List.of(), List.of(counting(1, 2)))));
    assertTrue(
        few.endsWith("audio of dialogue a: expected as many utterances as labels, 2, found 0"),
        few);
    Object onlyFirst = Map.of("a", List.of(counting(1, 2), counting(1, 2)));
    String missing = refusal(parts(vectors(1, 2), onlyFirst));
    assertTrue(missing.endsWith("has no audio of dialogue b"), missing);
    String texts = refusal(parts(vectors(1, 2), both(List.of("x", "y"), List.of("z"))));
    assertTrue(texts.contains("expected numbers for each utterance, found a text"), texts);
  }

  @Test
  void aDialogueIsInOneSplit() {
    List<Object> parts = parts(vectors(1, 2), vectors(5, 1));
    parts.set(parts.size() - 1, List.of("b", "a"));
    String message = refusal(parts);
    assertTrue(message.endsWith("dialogue a is in train and in test"), message);
  }

  @Test
  void fourLayersOfTextMayBeWithoutFaces() {
    Object other = vectors(50, 2);
    Corpus corpus = run(options(parts(vectors(1, 2), other, other, other, vectors(5, 1))));
    SplitData train = corpus.split(SplitName.TRAIN);
    assertEquals(Set.of(Modality.TEXT, Modality.AUDIO), train.modalities());
    assertArrayEquals(new float[] {5, 15}, train.features(Modality.AUDIO).floats());
    assertEquals("1 of 4", corpus.manifest().parameters().get("layer"));
    assertEquals("yes", corpus.manifest().parameters().get("one-vector"));
  }

  @Test
  void otherNumbersOfFeaturesAreRefused() {
    Object any = vectors(1, 2);
    for (int count : new int[] {4, 7}) {
      Object[] features = Collections.nCopies(count, any).toArray();
      assertTrue(refusal(parts(features)).contains("found %s dictionaries".formatted(count)));
    }
  }

  @Test
  void nothingIsSaidOfOtherLabelsOrLayersWhereThereAreNone() {
    ImportOptions options = options(parts(vectors(1, 2), vectors(5, 1)));
    List<String> remarks = SourceInspection.of(options, Progress.SILENT).remarks();
    assertEquals(
        List.of(),
        remarks.stream().filter(r -> r.contains("layers") || r.contains("ignored")).toList());
  }
}
