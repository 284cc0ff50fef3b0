package org.mmlatch.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmlatch.BadDataException;
import org.mmlatch.io.Sha256;
import org.mmlatch.tensor.DType;
import org.mmlatch.tensor.SafetensorsFile;

class TargetsTest {
  private static final float UNKNOWN = Float.NaN;
  private static final List<Target> TARGETS =
      List.of(
          Target.presence("happy", 3),
          Target.SENTIMENT,
          Target.classes("tone", List.of("flat", "warm", "harsh")));

  @TempDir private Path folder;

  private static Segment segment(String id, float happy, float sentiment, float tone) {
    Segment plain = Corpora.segment(id, 0, 1, 2);
    return new Segment(
        plain.id(),
        plain.features(),
        new Labels(TARGETS, List.of(happy, sentiment, tone)),
        plain.words());
  }

  private Corpus write() {
    try (CorpusWriter writer = writer(TARGETS)) {
      writer.add(SplitName.TRAIN, segment("a[0]", 0.33f, -1, 2));
      writer.add(SplitName.TRAIN, segment("a[1]", 0, UNKNOWN, 2));
      writer.add(SplitName.TRAIN, segment("a[2]", UNKNOWN, 3, UNKNOWN));
      writer.add(SplitName.VALID, segment("b[0]", 3, 0, 0));
      return writer.finish();
    }
  }

  private CorpusWriter writer(List<Target> targets) {
    CorpusDescription description = CorpusDescription.of(Corpora.DIMS).withTargets(targets);
    return CorpusWriter.create(folder.resolve("corpus"), description);
  }

  private String messageOf(List<Target> targets, Segment segment) {
    try (CorpusWriter writer = writer(targets)) {
      return assertThrows(BadDataException.class, () -> writer.add(SplitName.TRAIN, segment))
          .getMessage();
    }
  }

  @Test
  void labelsOfEveryTargetAreReadAsTheyWereWritten() {
    Corpus corpus = write();
    assertEquals(TARGETS, corpus.manifest().targets());
    SplitData train = corpus.split(SplitName.TRAIN);
    assertEquals(TARGETS, train.targets());
    assertArrayEquals(new float[] {0.33f, 0, UNKNOWN}, train.labels(0));
    assertArrayEquals(new float[] {-1, UNKNOWN, 3}, train.labels(1));
    assertArrayEquals(new float[] {2, 2, UNKNOWN}, train.labels(2));
    assertEquals(segment("a[2]", UNKNOWN, 3, UNKNOWN).labels(), train.segment(2).labels());
  }

  @Test
  void theLabelWithoutATargetIsThatOfTheFirstRealNumber() {
    SplitData train = write().split(SplitName.TRAIN);
    assertArrayEquals(new float[] {-1, UNKNOWN, 3}, train.labels());
    assertEquals(3, train.label(2));
    assertEquals(3, train.segment(2).label());
  }

  @Test
  void aCorpusWithoutARealNumberHasNoLabelThatStandsAlone() {
    Segment plain = Corpora.segment("a[0]", 0, 1, 2);
    List<Target> funny = List.of(Target.presence("humor", 1));
    Labels yes = new Labels(funny, List.of(1f));
    try (CorpusWriter writer = writer(funny)) {
      writer.add(SplitName.TRAIN, new Segment(plain.id(), plain.features(), yes, plain.words()));
      SplitData train = writer.finish().split(SplitName.TRAIN);
      assertArrayEquals(new float[] {1}, train.labels(0));
      assertArrayEquals(new float[] {UNKNOWN}, train.labels());
      assertTrue(Float.isNaN(train.label(0)));
    }
    SafetensorsFile file = SafetensorsFile.open(folder.resolve("corpus/train.safetensors"));
    assertArrayEquals(new long[] {1, 1}, file.tensor("labels", DType.F32).shape());
    assertThrows(BadDataException.class, () -> file.tensor("label", DType.F32));
  }

  @Test
  void theManifestOfFormat2SaysKindsRangesAndCounts() throws IOException {
    write();
    String manifest = Files.readString(folder.resolve("corpus/manifest.json"));
    assertEquals(
        JsonParser.parseString(
            """
            [{"name": "happy", "kind": "presence", "range": [0, 3],
              "train": {"labelled": 2, "positives": 1},
              "valid": {"labelled": 1, "positives": 1},
              "test": {"labelled": 0, "positives": 0}},
             {"name": "sentiment", "kind": "real", "range": [-3, 3],
              "train": {"labelled": 2}, "valid": {"labelled": 1}, "test": {"labelled": 0}},
             {"name": "tone", "kind": "class", "classes": ["flat", "warm", "harsh"],
              "train": {"labelled": 2, "counts": [0, 0, 2]},
              "valid": {"labelled": 1, "counts": [1, 0, 0]},
              "test": {"labelled": 0, "counts": [0, 0, 0]}}]
            """),
        JsonParser.parseString(manifest).getAsJsonObject().get("targets"));
    assertTrue(manifest.startsWith("{\n  \"format\": 2,"), manifest);
    assertEquals(
        List.of(
            new TargetCounts(2, List.of(1)),
            new TargetCounts(2, List.of()),
            new TargetCounts(2, List.of(0, 0, 2))),
        Manifest.read(folder.resolve("corpus")).split(SplitName.TRAIN).labels());
  }

  /** The sums are those of the files that version 1.0.1 writes. */
  @Test
  void aCorpusOfSentimentAloneHasTheBytesOfFormat1() {
    Path corpus = Corpora.write(folder.resolve("plain")).folder();
    assertEquals(
        Map.of(
            "manifest.json", "6923b5460612811b09c60b9ce766ddbf26c2e3360adb1668fddcfe87d7c610aa",
            "train.safetensors", "b29f0cc51eae2d4c414dc2bada71a166b9570b150567dc2cfa0899878f271063",
            "train.jsonl", "c68ccefd9e5ccc3562f01148b068b2dfcf5ad849b6b3b8043c57ee3177f0013d"),
        Map.of(
            "manifest.json", Sha256.of(corpus.resolve("manifest.json")),
            "train.safetensors", Sha256.of(corpus.resolve("train.safetensors")),
            "train.jsonl", Sha256.of(corpus.resolve("train.jsonl"))));
  }

  @Test
  void aFormatOfTheFutureIsRefused() throws IOException {
    Path manifest = write().folder().resolve("manifest.json");
    Files.writeString(
        manifest, Files.readString(manifest).replace("\"format\": 2", "\"format\": 3"));
    assertEquals(
        manifest + " has format 3, expected 1 or 2; import the corpus again with this program",
        assertThrows(BadDataException.class, () -> Manifest.read(manifest.getParent()))
            .getMessage());
  }

  @Test
  void aLabelMustBeOneThatItsTargetAllows() {
    assertEquals(
        "Segment a[0] has the label of 'happy', 3.5; labels must lie in [0, 3]",
        messageOf(TARGETS, segment("a[0]", 3.5f, 0, 0)));
    assertEquals(
        "Segment a[0] has the label of 'tone', 1.5; labels must be the number of one of the"
            + " classes [flat, warm, harsh]",
        messageOf(TARGETS, segment("a[0]", 1, 0, 1.5f)));
    assertEquals(
        "Segment a[0] has no label of any target",
        messageOf(TARGETS, segment("a[0]", UNKNOWN, UNKNOWN, UNKNOWN)));
  }

  @Test
  void aSegmentIsLabelledWithTheTargetsOfTheCorpus() {
    String message = messageOf(TARGETS, Corpora.segment("a[0]", 0, 1, 2));
    assertTrue(message.startsWith("Segment a[0] is labelled with [Target[name=sentiment"), message);
  }

  @Test
  void targetsThatCannotBeAreRefused() {
    for (Runnable wrong :
        List.<Runnable>of(
            () -> Target.presence(" ", 1),
            () -> Target.presence("happy\n", 1),
            () -> Target.presence("happy", 0),
            () -> Target.real("score", 1, 1),
            () -> Target.real("score", 0, Double.POSITIVE_INFINITY),
            () -> Target.classes("tone", List.of("flat")),
            () -> Target.classes("tone", List.of("flat", "flat")),
            () -> new Target("happy", Target.Kind.PRESENCE, -1, 1, List.of()),
            () -> new Target("happy", Target.Kind.PRESENCE, 0, 1, List.of("a", "b")))) {
      assertThrows(IllegalArgumentException.class, wrong::run);
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> writer(List.of(Target.SENTIMENT, Target.presence("sentiment", 1))));
    assertFalse(Files.exists(folder.resolve("corpus")));
  }
}
