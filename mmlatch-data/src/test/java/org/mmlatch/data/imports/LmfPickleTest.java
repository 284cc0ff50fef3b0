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
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.SplitData;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.Target;
import org.mmlatch.data.export.Pickled;
import org.mmlatch.data.export.Pickled.Floats;
import org.mmlatch.data.source.Alignment;
import org.mmlatch.data.source.Reading;

/**
 * Small files of the layouts of LMF's release: text in steps, one vector of the other modalities,
 * and of IEMOCAP all of it over again for each emotion.
 */
class LmfPickleTest {
  private static final List<String> EMOTIONS = List.of("happy", "sad", "angry", "neutral");
  private static final int TRAINED = 40;

  @TempDir private Path folder;
  private int made;

  private Corpus run(ImportOptions options) {
    return SourceImporter.run(options, folder.resolve("corpus" + made++), ImportProgress.SILENT);
  }

  private String refusal(ImportOptions options) {
    return assertThrows(BadDataException.class, () -> run(options)).getMessage();
  }

  private static Map<String, Object> split(int count, Floats label) {
    Map<String, Object> split = new LinkedHashMap<>();
    split.put("covarep", counting(1, count, 3));
    split.put("facet", counting(1, count, 2));
    split.put("glove", counting(1, count, 2, 2));
    split.put("label", label);
    return split;
  }

  /** Segments have the emotions in turn; {@code present} is the column that says so. */
  private static Floats pairs(int emotion, int count, int emotions, int present) {
    float[] labels = new float[2 * count];
    for (int i = 0; i < count; i++) {
      labels[2 * i + (i % emotions == emotion ? present : 1 - present)] = 1;
    }
    return new Floats(labels, count, 2);
  }

  private static Map<String, Object> iemocap(int emotions, int present) {
    Map<String, Object> all = new LinkedHashMap<>();
    for (int e = 0; e < emotions; e++) {
      Map<String, Object> splits = new LinkedHashMap<>();
      splits.put("train", split(TRAINED, pairs(e, TRAINED, emotions, present)));
      splits.put("valid", split(5, pairs(e, 5, emotions, present)));
      splits.put("test", split(4, pairs(e, 4, emotions, present)));
      all.put(EMOTIONS.get(e), splits);
    }
    return all;
  }

  private ImportOptions text(Object pickle) {
    return ImportOptions.of(Pickled.write(folder.resolve("iemocap" + made + ".pkl"), pickle))
        .withModalities(Set.of(Modality.TEXT));
  }

  @Test
  void whichColumnMeansPresenceFollowsFromTheOneEmotionOfEachSegment() {
    for (int present = 0; present < 2; present++) {
      Corpus corpus = run(text(iemocap(4, present)));
      SplitData train = corpus.split(SplitName.TRAIN);
      assertEquals(
          EMOTIONS.stream().map(name -> Target.presence(name, 1)).toList(), train.targets());
      assertEquals(TRAINED, train.size());
      assertEquals("train[1]", train.id(1).toString());
      for (int e = 0; e < 4; e++) {
        assertEquals(1f, train.labels(e)[e]);
        assertEquals(0f, train.labels(e)[(e + 1) % 4]);
      }
      assertEquals(
          String.valueOf(present), corpus.manifest().parameters().get("label-column-present"));
    }
  }

  @Test
  void ofTwoEmotionsNothingTellsTheColumns() {
    String message = refusal(text(iemocap(2, 1)));
    assertTrue(
        message.contains(
            "of 49 segments, 49 have one of the emotions [happy, sad] by the first number, 49 by the second"),
        message);
  }

  @Test
  void labelsOfOneNumberNeedNoTelling() {
    Map<String, Object> all = new LinkedHashMap<>();
    for (String name : List.of("happy", "sad")) {
      Floats label = new Floats(new float[] {1, name.equals("sad") ? 1 : 0}, 2, 1);
      all.put(name, Map.of("train", split(2, label)));
    }
    SplitData train = run(text(all)).split(SplitName.TRAIN);
    assertArrayEquals(new float[] {1, 0}, train.labels(0));
    assertArrayEquals(new float[] {1, 1}, train.labels(1));
  }

  @Test
  void emotionsOfOtherSegmentsAreRefused() {
    Map<String, Object> all = iemocap(4, 0);
    Object train = ((Map<?, ?>) all.get("angry")).get("train");
    ((Floats) ((Map<?, ?>) train).get("covarep")).values()[7] = 99;
    String message = refusal(text(all));
    assertTrue(message.contains("train: 'happy' and 'angry' have different features"), message);
  }

  @Test
  void emotionsOfOtherSplitsAreRefused() {
    Map<String, Object> all = iemocap(4, 0);
    ((Map<?, ?>) all.get("sad")).remove("test");
    assertTrue(
        refusal(text(all)).contains("'sad' has the splits [TRAIN, VALID] where 'happy' has"));
  }

  @Test
  void aBlankEmotionIsRefused() {
    Map<String, Object> all = iemocap(4, 0);
    all.put(" ", all.remove("sad"));
    assertTrue(refusal(text(all)).contains("' ' is not a valid name: it is blank"));
  }

  @Test
  void labelsThatAreNoYesAndNoAreRefused() {
    Map<String, Object> all = iemocap(4, 0);
    Object valid = ((Map<?, ?>) all.get("sad")).get("valid");
    ((Floats) ((Map<?, ?>) valid).get("label")).values()[3] = 1;
    String message = refusal(text(all));
    assertTrue(
        message.contains("or a pair of both, for each segment; segment 1 has 1.0, 1.0"), message);
  }

  @Test
  void oneVectorASegmentStandsForEveryStepOfTheTextIfAligned() {
    ImportOptions all = text(iemocap(4, 0)).withModalities(Set.of());
    assertTrue(refusal(all).contains("--align average"));
    Corpus corpus = run(all.withReading(Reading.STANDARD.withAlignment(Alignment.AVERAGE)));
    assertArrayEquals(
        new float[] {4, 5, 6, 4, 5, 6},
        corpus.split(SplitName.TRAIN).segment(1).features().get(Modality.AUDIO).values());
    assertEquals("yes", corpus.manifest().parameters().get("one-vector-audio"));
  }

  @Test
  void mosiAndPomOfTheSameReleaseHaveTheirSplitsAlone() {
    Floats label = new Floats(new float[] {-1, 2.5f, 0.5f}, 3, 1);
    Path file = Pickled.write(folder.resolve("mosi.pkl"), Map.of("train", split(3, label)));
    Corpus corpus = run(ImportOptions.of(file).withModalities(Set.of(Modality.VISUAL)));
    SplitData train = corpus.split(SplitName.TRAIN);
    assertArrayEquals(new float[] {-1, 2.5f, 0.5f}, train.labels());
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, train.features(Modality.VISUAL).floats());
  }

  /** Returns IEMOCAP where that many of the 49 segments have no emotion by the second number. */
  private static Map<String, Object> withoutEmotion(int segments) {
    Map<String, Object> all = iemocap(4, 1);
    for (int i = 0; i < segments; i++) {
      Object train = ((Map<?, ?>) all.get(EMOTIONS.get(i % 4))).get("train");
      float[] labels = ((Floats) ((Map<?, ?>) train).get("label")).values();
      labels[2 * i] = 1;
      labels[2 * i + 1] = 0;
    }
    return all;
  }

  @Test
  void aFewSegmentsMayHaveNoEmotion() {
    SplitData train = run(text(withoutEmotion(2))).split(SplitName.TRAIN);
    assertEquals(0, train.labels(0)[0]);
    assertEquals(0, train.labels(1)[1]);
    assertEquals(1, train.labels(2)[2]);
  }

  @Test
  void manySegmentsWithoutEmotionLeaveTheColumnUnclear() {
    String message = refusal(text(withoutEmotion(3)));
    assertTrue(message.contains("of 49 segments, 0 have one of the emotions"), message);
    assertTrue(message.contains("by the first number, 46 by the second"), message);
  }
}
