package org.mmlatch.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.FeatureMatrix;
import org.mmlatch.data.Labels;
import org.mmlatch.data.Segment;
import org.mmlatch.data.SegmentId;
import org.mmlatch.data.SplitData;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.Target;

class TaskTargetsTest {
  private static final float NAN = Float.NaN;
  private static final List<Target> TARGETS =
      List.of(
          Target.SENTIMENT,
          Target.presence("happy", 3),
          Target.presence("sad", 3),
          Target.classes("speaker", List.of("Joey", "Ross", "Monica")));

  private static final SplitData SPLIT =
      split(List.of(-2.5f, 0.33f, 0f, 2f), List.of(1.5f, 0f, 3f, 0f), List.of(NAN, 1f, NAN, 1f));

  @SafeVarargs
  private static SplitData split(List<Float>... labels) {
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < labels.length; i++) {
      segments.add(
          new Segment(
              new SegmentId("v", i),
              Map.of(Modality.TEXT, FeatureMatrix.of(1, new float[] {i})),
              new Labels(TARGETS, labels[i]),
              Optional.empty()));
    }
    return SplitData.of(SplitName.TRAIN, segments);
  }

  @Test
  void aNumberIsItself() {
    assertTargets(new float[][] {{-2.5f}, {1.5f}, {NAN}}, TaskTargets.SENTIMENT);
    assertTargets(new float[][] {{0}, {3}, {NAN}}, TaskTargets.value("sad"));
    assertTargets(
        new float[][] {{2}, {0}, {1}},
        TaskTargets.classes("speaker", List.of("Joey", "Ross", "Monica")));
  }

  @Test
  void aLabelIsPresentAboveItsLimit() {
    List<String> both = List.of("sad", "happy");
    assertTargets(new float[][] {{0, 1}, {1, 0}, {NAN, NAN}}, TaskTargets.above(both, 0));
    assertTargets(new float[][] {{0, 0}, {1, 0}, {NAN, NAN}}, TaskTargets.above(both, 0.5));
    assertTargets(new float[][] {{0}, {1}, {NAN}}, TaskTargets.above(List.of("sentiment"), 0));
  }

  @Test
  void aLabelAtItsLimitIsNotAboveIt() {
    assertTargets(new float[][] {{0}, {0}, {1}}, TaskTargets.above(List.of("happy"), 0.33));
    assertTargets(new float[][] {{1}, {0}, {1}}, TaskTargets.above(List.of("happy"), 0.3299999));
  }

  @Test
  void aNumberIsRoundedHalfToEvenAndClippedToItsClass() {
    TaskTargets seven = TaskTargets.rounded("sentiment", -3, 3);
    assertEquals(List.of("-3", "-2", "-1", "0", "1", "2", "3"), seven.classes());
    assertTargets(new float[][] {{1}, {5}, {NAN}}, seven);
    assertTargets(new float[][] {{0}, {2}, {NAN}}, TaskTargets.rounded("sentiment", -1, 1));
  }

  @Test
  void theOneLabelThatIsPresentIsTheClass() {
    TaskTargets emotions = TaskTargets.oneAbove(List.of("happy", "sad"), 0);
    assertTargets(new float[][] {{0}, {1}, {NAN}}, emotions);
    String none =
        assertThrows(BadDataException.class, () -> emotions.of(split(List.of(0f, 0f, 0f, 0f))))
            .getMessage();
    assertEquals(
        "segment v[0] of train is of none; as classes exactly one of [happy, sad] must be present."
            + " Name others with task.targets, or set task.type = multilabel.",
        none);
    String both =
        assertThrows(BadDataException.class, () -> emotions.of(split(List.of(0f, 1f, 1f, 0f))))
            .getMessage();
    assertEquals("segment v[0] of train is of [happy, sad]; as", both.substring(0, 44));
  }

  @Test
  void aCorpusOfOtherLabelsIsRefused() {
    TaskTargets wanted = TaskTargets.above(List.of("happy", "anger"), 0);
    assertEquals(
        "here does not have all the targets [happy, anger], only [sentiment, happy, sad, speaker];"
            + " use a corpus like the one trained on",
        assertThrows(BadDataException.class, () -> wanted.requireIn(TARGETS, "here")).getMessage());
    TaskTargets others = TaskTargets.classes("speaker", List.of("Ross", "Joey"));
    assertEquals(
        "here has the classes [Joey, Ross, Monica] of speaker, but the model has learnt the"
            + " classes [Ross, Joey]",
        assertThrows(BadDataException.class, () -> others.requireIn(TARGETS, "here")).getMessage());
    assertTargets(new float[][] {{NAN, NAN}, {NAN, NAN}, {NAN, NAN}}, wanted);
    assertTargets(new float[][] {{NAN}, {NAN}, {NAN}}, others);
  }

  @Test
  void numbersAreNotClassesNorClassesNumbers() {
    assertContradiction(
        "the classes [Joey, Ross, Monica] of speaker, but the model has learnt numbers",
        TaskTargets.value("speaker"));
    assertContradiction(
        "numbers of sad, but the model has learnt the classes [no, yes]",
        TaskTargets.classes("sad", List.of("no", "yes")));
    assertEquals(Optional.empty(), TaskTargets.rounded("sentiment", -3, 3).contradiction(TARGETS));
    assertEquals(Optional.empty(), TaskTargets.value("arousal").contradiction(TARGETS));
  }

  private static void assertContradiction(String expected, TaskTargets learnt) {
    assertEquals(Optional.of(expected), learnt.contradiction(TARGETS));
    assertEquals(
        "here has " + expected,
        assertThrows(BadDataException.class, () -> learnt.requireIn(TARGETS, "here")).getMessage());
    assertTargets(new float[][] {{NAN}, {NAN}, {NAN}}, learnt);
  }

  private static void assertTargets(float[][] expected, TaskTargets targets) {
    float[][] found = targets.of(SPLIT);
    assertEquals(expected.length, found.length);
    for (int i = 0; i < expected.length; i++) {
      assertArrayEquals(expected[i], found[i], "segment " + i);
    }
  }
}
