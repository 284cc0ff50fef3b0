package org.mmlatch.data.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmlatch.Modality;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.FeatureMatrix;
import org.mmlatch.data.Segment;
import org.mmlatch.data.SegmentId;
import org.mmlatch.data.SplitData;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.Target;

class SampleCorpusTest {
  /** Twelve segments; small enough for tests of how they are made. */
  private static final SampleOptions SMALL =
      SampleOptions.standard()
          .withSegments(Map.of(SplitName.TRAIN, 6, SplitName.VALID, 2, SplitName.TEST, 4));

  @TempDir private static Path shared;
  private static Corpus standard;

  @TempDir private Path folder;

  @BeforeAll
  static void writeTheStandardSample() {
    standard = SampleCorpus.write(shared.resolve("sample"), SampleOptions.standard());
  }

  @Test
  void theStandardSampleHasThePromisedSizes() {
    assertEquals(1200, standard.split(SplitName.TRAIN).size());
    assertEquals(200, standard.split(SplitName.VALID).size());
    assertEquals(400, standard.split(SplitName.TEST).size());
    SplitData train = standard.split(SplitName.TRAIN);
    assertEquals(List.of(32, 16, 12), train.modalities().stream().map(train::dim).toList());
  }

  @Test
  void lengthsHaveMeanTwentyAndAtMostSixtySteps() {
    SplitData train = standard.split(SplitName.TRAIN);
    int longest = IntStream.range(0, train.size()).map(train::length).max().orElseThrow();
    assertTrue(longest <= 60, "longest " + longest);
    assertEquals(20, train.steps() / (double) train.size(), 1);
  }

  @Test
  void everyVideoHasOneSegment() {
    Set<String> videos = new HashSet<>();
    for (SplitName split : SplitName.values()) {
      standard.split(split).ids().stream().map(SegmentId::video).forEach(videos::add);
    }
    assertEquals(1800, videos.size());
    assertEquals("sample-000000[0]", standard.split(SplitName.TRAIN).id(0).toString());
    assertEquals("sample-001400[0]", standard.split(SplitName.TEST).id(0).toString());
  }

  @Test
  void defectsOfAudioAreCleanedAndCounted() {
    assertTrue(standard.manifest().modalities().get(Modality.AUDIO).cleaned().nan() > 0);
    assertTrue(standard.manifest().modalities().get(Modality.AUDIO).cleaned().infinite() > 0);
    assertEquals(0, standard.manifest().modalities().get(Modality.TEXT).cleaned().total());
  }

  @Test
  void featuresAreNamedByWhatTheyCarry() {
    List<String> names = standard.manifest().modalities().get(Modality.VISUAL).featureNames();
    assertEquals(
        List.of(
            "signal-0",
            "signal-1",
            "signal-2",
            "signal-3",
            "decoy-0",
            "decoy-1",
            "decoy-2",
            "decoy-3",
            "noise-0",
            "noise-1",
            "noise-2",
            "noise-3"),
        names);
  }

  @Test
  void theStrongestStepTellsTheSentimentBetterThanTheMeanAndTheDecoyDoesNot() {
    SplitData train = standard.split(SplitName.TRAIN);
    double[] labels = new double[train.size()];
    double[] means = new double[train.size()];
    double[] peaks = new double[train.size()];
    double[] decoys = new double[train.size()];
    for (int i = 0; i < train.size(); i++) {
      Segment segment = train.segment(i);
      double[] signal = carried(segment, 0);
      labels[i] = segment.label();
      means[i] = Arrays.stream(signal).average().orElseThrow();
      peaks[i] = strongest(signal);
      decoys[i] = strongest(carried(segment, 4));
    }
    assertEquals(0.8, correlation(means, labels), 0.05);
    assertTrue(correlation(peaks, labels) > 0.95);
    assertEquals(0, correlation(decoys, labels), 0.1);
  }

  /** What four features of all modalities say at each step: the latent value and noise. */
  private static double[] carried(Segment segment, int firstFeature) {
    double[] steps = new double[segment.length()];
    for (FeatureMatrix features : segment.features().values()) {
      for (int step = 0; step < steps.length; step++) {
        for (int j = 0; j < 4; j++) {
          steps[step] += (j % 2 == 0 ? 1 : -1) * features.get(step, firstFeature + j) / 12.0;
        }
      }
    }
    return steps;
  }

  private static double strongest(double[] values) {
    double strongest = 0;
    for (double value : values) {
      strongest = Math.abs(value) > Math.abs(strongest) ? value : strongest;
    }
    return strongest;
  }

  private static double correlation(double[] x, double[] y) {
    double meanX = Arrays.stream(x).average().orElseThrow();
    double meanY = Arrays.stream(y).average().orElseThrow();
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < x.length; i++) {
      xy += (x[i] - meanX) * (y[i] - meanY);
      xx += (x[i] - meanX) * (x[i] - meanX);
      yy += (y[i] - meanY) * (y[i] - meanY);
    }
    return xy / Math.sqrt(xx * yy);
  }

  @Test
  void theSameSeedGivesTheSameCorpusOnEveryJava() {
    Corpus corpus = SampleCorpus.write(folder.resolve("one"), SMALL.withSeed(7));
    assertEquals(
        "24667881cc3d97f59a152690f50bb2c57094964ead550ecb5f6ee9a9f728cd24", corpus.fingerprint());
  }

  @Test
  void anotherSeedGivesAnotherCorpus() {
    Corpus one = SampleCorpus.write(folder.resolve("one"), SMALL.withSeed(1));
    Corpus two = SampleCorpus.write(folder.resolve("two"), SMALL.withSeed(2));
    assertNotEquals(one.fingerprint(), two.fingerprint());
  }

  @Test
  void givenLengthsAreUsedInTurn() {
    Corpus corpus =
        SampleCorpus.write(folder.resolve("one"), SMALL.withLengths(List.of(3, 1, 70, 5)));
    SplitData train = corpus.split(SplitName.TRAIN);
    assertEquals(
        List.of(3, 1, 70, 5, 3, 1), IntStream.range(0, 6).map(train::length).boxed().toList());
    assertEquals(70, corpus.split(SplitName.VALID).length(0));
  }

  @Test
  void aModalityMayBeLeftOut() {
    Corpus corpus =
        SampleCorpus.write(folder.resolve("one"), SMALL.withDims(Map.of(Modality.AUDIO, 9)));
    assertEquals(Set.of(Modality.AUDIO), corpus.split(SplitName.TRAIN).modalities());
  }

  @Test
  void aLengthIsCapped() {
    Corpus corpus = SampleCorpus.write(folder.resolve("one"), SMALL.withLength(30, 4));
    SplitData train = corpus.split(SplitName.TRAIN);
    assertTrue(IntStream.range(0, 6).allMatch(i -> train.length(i) <= 4));
  }

  @Test
  void optionsOutsideTheirRangeAreExplained() {
    Map<Modality, Integer> narrow = Map.of(Modality.TEXT, 7);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> SMALL.withDims(narrow));
    assertEquals("Sample corpus: dims is {TEXT=7}; expected 8 or more", e.getMessage());
    Map<SplitName, Integer> negative = Map.of(SplitName.TRAIN, -1);
    assertThrows(IllegalArgumentException.class, () -> SMALL.withSegments(negative));
    assertThrows(IllegalArgumentException.class, () -> SMALL.withLength(0.5, 60));
    assertThrows(IllegalArgumentException.class, () -> SMALL.withLength(20, 0));
    assertThrows(IllegalArgumentException.class, () -> SMALL.withLengths(List.of(0)));
  }

  private Corpus emotions() {
    return SampleCorpus.write(
        folder.resolve("emotions"), SampleOptions.standard().withTask(SampleTask.EMOTIONS));
  }

  @Test
  void emotionsLeaveSentimentAndItsFeaturesAsTheyAre() {
    SplitData plain = standard.split(SplitName.TRAIN);
    SplitData train = emotions().split(SplitName.TRAIN);
    assertArrayEquals(plain.labels(), train.labels());
    FeatureMatrix before = plain.segment(0).features().get(Modality.TEXT);
    FeatureMatrix after = train.segment(0).features().get(Modality.TEXT);
    for (int feature : List.of(0, 7, 12, 31)) {
      assertEquals(before.get(0, feature), after.get(0, feature));
    }
  }

  @Test
  void emotionsAreIntensitiesInThirdsAndNoneIsRareOrCommonBeyondUse() {
    SplitData train = emotions().split(SplitName.TRAIN);
    assertEquals(
        List.of("sentiment", "happy", "sad", "anger", "surprise", "disgust", "fear"),
        train.targets().stream().map(Target::name).toList());
    for (int target = 1; target < train.targets().size(); target++) {
      assertEquals(Target.Kind.PRESENCE, train.targets().get(target).kind());
      int present = 0;
      for (float label : train.labels(target)) {
        assertEquals(Math.rint(3 * label), 3 * label, 1e-5);
        present += label > 0 ? 1 : 0;
      }
      double share = present / (double) train.size();
      assertTrue(share > 0.1 && share < 0.6, train.targets().get(target).name() + " " + share);
    }
  }

  /** What a segment's arousal carriers say at its best step tells surprise better than chance. */
  @Test
  void emotionsCanBeLearntFromTheFeatures() {
    SplitData train = emotions().split(SplitName.TRAIN);
    float[] surprise = train.labels(4);
    double present = 0;
    double absent = 0;
    int count = 0;
    for (int i = 0; i < train.size(); i++) {
      FeatureMatrix text = train.segment(i).features().get(Modality.TEXT);
      double sum = 0;
      for (int step = 0; step < text.rows(); step++) {
        for (int j = 0; j < 4; j++) {
          sum += (j % 2 == 0 ? 1 : -1) * text.get(step, 8 + j);
        }
      }
      count += surprise[i] > 0 ? 1 : 0;
      present += surprise[i] > 0 ? sum : 0;
      absent += surprise[i] > 0 ? 0 : sum;
    }
    assertTrue(present / count > absent / (train.size() - count) + 10);
  }

  @Test
  void emotionsNeedFourFeaturesMore() {
    SampleOptions narrow = SMALL.withDims(Map.of(Modality.TEXT, 11));
    assertThrows(IllegalArgumentException.class, () -> narrow.withTask(SampleTask.EMOTIONS));
  }
}
