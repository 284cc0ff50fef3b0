package org.mmlatch.data.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmlatch.Modality;
import org.mmlatch.data.Corpora;
import org.mmlatch.data.Progress;
import org.mmlatch.data.SegmentId;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.Target;
import org.mmlatch.tensor.SafetensorsWriter;
import org.mmlatch.tensor.Tensor;

class DamagedCorpusInspectionTest {
  @TempDir private Path temp;
  private Path folder;

  @BeforeEach
  void write() {
    folder = Corpora.write(temp.resolve("corpus")).folder();
  }

  private void edit(String file, String old, String changed) throws IOException {
    String text = Files.readString(folder.resolve(file));
    assertTrue(text.contains(old), text);
    Files.writeString(folder.resolve(file), text.replace(old, changed));
  }

  /** Replaces the tensors of the training split: two segments, three steps. */
  private void replaceTrain(float[] audio, long[] offsets, float... labels) {
    new SafetensorsWriter()
        .add("text", Tensor.of(new float[] {1, 5, 3, 5, 5, 5}, 3, 2))
        .add("audio", Tensor.of(audio, audio.length, 1))
        .add("offsets", Tensor.of(offsets, offsets.length))
        .add("label", Tensor.of(labels, labels.length))
        .write(folder.resolve("train.safetensors"));
  }

  private CorpusInspection inspect() {
    return CorpusInspection.of(folder, Progress.SILENT);
  }

  private List<String> messages(Check check) {
    return inspect().defects(check).stream().map(Defect::message).toList();
  }

  private Set<Check> unknown() {
    CorpusInspection inspection = inspect();
    return Arrays.stream(Check.values())
        .filter(check -> inspection.outcome(check) == Outcome.UNKNOWN)
        .collect(Collectors.toSet());
  }

  private void assertOnly(Check... checks) {
    assertEquals(
        Set.of(checks),
        Set.copyOf(inspect().defects().stream().map(Defect::check).toList()),
        Arrays.toString(checks));
  }

  @Test
  void aChangedFileIsNamed() throws IOException {
    edit("test.jsonl", "c[3]", "d[3]");
    assertOnly(Check.DIGESTS);
    String message = messages(Check.DIGESTS).get(0);
    assertTrue(message.startsWith(folder.resolve("test.jsonl") + " was changed: its"), message);
  }

  @Test
  void aMissingFileLeavesTheOthersReadable() throws IOException {
    Files.delete(folder.resolve("train.jsonl"));
    Files.delete(folder.resolve("test.safetensors"));
    assertOnly(Check.DIGESTS);
    assertEquals(2, messages(Check.DIGESTS).size());
    SplitInspection train = inspect().splits().get(SplitName.TRAIN);
    assertEquals(List.of(), train.ids());
    assertEquals(List.of(2, 1), train.lengths());
    SplitInspection test = inspect().splits().get(SplitName.TEST);
    assertEquals(List.of(SegmentId.parse("c[3]")), test.ids());
    assertEquals(Set.of(), test.features().keySet());
  }

  @Test
  void aCheckThatLacksItsFileIsUndecided() throws IOException {
    Files.delete(folder.resolve("train.jsonl"));
    assertEquals(Set.of(Check.STRUCTURE, Check.IDS, Check.VIDEOS), unknown());
    Files.delete(folder.resolve("valid.safetensors"));
    assertEquals(
        Set.of(Check.STRUCTURE, Check.IDS, Check.VIDEOS, Check.LABELS, Check.FINITE), unknown());
    Files.delete(folder.resolve("train.safetensors"));
    assertTrue(unknown().contains(Check.STATISTICS));
  }

  @Test
  void aFileThatIsCutShortIsADefectOnce() throws IOException {
    Path file = folder.resolve("train.safetensors");
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 100));
    assertOnly(Check.DIGESTS, Check.STRUCTURE);
    assertEquals(1, messages(Check.STRUCTURE).size());
  }

  @Test
  void aSegmentThatOccursTwiceIsNamed() throws IOException {
    edit("train.jsonl", "a[1]", "a[0]");
    assertOnly(Check.DIGESTS, Check.IDS);
    assertEquals(List.of("a[0] occurs 2 times: in train and in train"), messages(Check.IDS));
  }

  @Test
  void aVideoInTwoSplitsIsNamed() throws IOException {
    edit("test.jsonl", "c[3]", "a[3]");
    assertOnly(Check.DIGESTS, Check.VIDEOS);
    assertEquals(List.of("a has segments in train and in test"), messages(Check.VIDEOS));
  }

  @Test
  void anotherNumberOfWordsThanStepsIsNamed() throws IOException {
    edit("train.jsonl", "[\"good\",\"film\"]", "[\"good\"]");
    assertEquals(
        List.of(
            folder.resolve("train.jsonl")
                + ": segments with more or fewer words than steps: 1, the first a[0]: 1 words, 2 steps"),
        messages(Check.STRUCTURE));
  }

  @Test
  void anotherNumberOfLinesThanSegmentsIsNamed() throws IOException {
    edit("test.jsonl", "{", "{\"id\":\"d[0]\"}\n{");
    assertEquals(
        List.of(folder.resolve("test.jsonl") + " has 2 lines, but the manifest says 1 segments"),
        messages(Check.STRUCTURE));
  }

  @Test
  void aFileWithoutLinesIsNamed() throws IOException {
    Files.writeString(folder.resolve("train.jsonl"), "");
    assertEquals(
        List.of(folder.resolve("train.jsonl") + " has 0 lines, but the manifest says 2 segments"),
        messages(Check.STRUCTURE));
  }

  @Test
  void aLineThatIsNotJsonLeavesTheTensorsReadable() throws IOException {
    edit("train.jsonl", "{\"id\":\"a[1]\"}", "a[1]");
    assertEquals(
        List.of(folder.resolve("train.jsonl") + ", line 2 is not a JSON object"),
        messages(Check.STRUCTURE));
    assertEquals(List.of(2, 1), inspect().splits().get(SplitName.TRAIN).lengths());
  }

  @Test
  void offsetsThatDoNotIncreaseLeaveLabelsAndFeaturesReadable() {
    replaceTrain(new float[] {0, 1, 0}, new long[] {0, 0, 3}, 1, -2);
    SplitInspection train = inspect().splits().get(SplitName.TRAIN);
    assertEquals(1, messages(Check.STRUCTURE).size());
    assertEquals(List.of(), train.lengths());
    assertEquals(Map.of(Target.SENTIMENT, List.of(1f, -2f)), train.labels());
    assertEquals(Set.of(Modality.TEXT, Modality.AUDIO), train.features().keySet());
  }

  @Test
  void aTensorOfAnotherShapeLeavesTheOtherModalityReadable() {
    replaceTrain(new float[] {0, 1}, new long[] {0, 2, 3}, 1, -2);
    assertEquals(1, messages(Check.STRUCTURE).size());
    assertEquals(
        Set.of(Modality.TEXT), inspect().splits().get(SplitName.TRAIN).features().keySet());
  }

  @Test
  void labelsThatCannotBeAreNamed() {
    replaceTrain(new float[] {0, 1, 0}, new long[] {0, 2, 3}, 4, Float.NaN);
    assertOnly(Check.DIGESTS, Check.LABELS);
    assertEquals(
        List.of("a[0] of train has the label 4.0", "a[1] of train has the label NaN"),
        messages(Check.LABELS));
    assertEquals(List.of(), inspect().splits().get(SplitName.TRAIN).validLabels(Target.SENTIMENT));
  }

  @Test
  void aLabelOfASegmentWithoutIdIsNamedByItsPlace() throws IOException {
    Files.delete(folder.resolve("train.jsonl"));
    replaceTrain(new float[] {0, 1, 0}, new long[] {0, 2, 3}, 1, 7);
    assertEquals(List.of("segment 1 of train has the label 7.0"), messages(Check.LABELS));
  }

  @Test
  void featuresThatAreNotFiniteAreCounted() {
    replaceTrain(new float[] {0, Float.NaN, Float.NEGATIVE_INFINITY}, new long[] {0, 2, 3}, 1, -2);
    assertOnly(Check.DIGESTS, Check.FINITE);
    assertEquals(
        List.of("audio of train has 2 values that are NaN or infinite, the first in step 1 of 3"),
        messages(Check.FINITE));
    assertEquals(Set.of(Check.STATISTICS), unknown());
  }

  @Test
  void statisticsOfOtherFeaturesAreNamed() {
    replaceTrain(new float[] {0, 4, 2}, new long[] {0, 2, 3}, 1, -2);
    assertOnly(Check.DIGESTS, Check.STATISTICS);
    assertEquals(
        List.of(
            "1 of 1 audio features differ, the first feature-0: mean 2.00000 and deviation 1.63299"
                + ", but the manifest says mean 0.333333 and deviation 0.471405"),
        messages(Check.STATISTICS));
  }
}
