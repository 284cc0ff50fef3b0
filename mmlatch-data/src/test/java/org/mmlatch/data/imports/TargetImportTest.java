package org.mmlatch.data.imports;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mmlatch.data.export.Pickled.counting;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.DropReason;
import org.mmlatch.data.Progress;
import org.mmlatch.data.Segment;
import org.mmlatch.data.SplitData;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.Target;
import org.mmlatch.data.export.Pickled;
import org.mmlatch.data.export.Pickled.Floats;
import org.mmlatch.data.export.Pickled.Tuple;
import org.mmlatch.data.source.Alignment;
import org.mmlatch.data.source.Ids;
import org.mmlatch.data.source.Reading;

/** Small files of the layouts in which other tasks than sentiment are published. */
class TargetImportTest {
  @TempDir private Path folder;
  private int made;

  private Corpus run(ImportOptions options) {
    return SourceImporter.run(options, folder.resolve("corpus" + made++), ImportProgress.SILENT);
  }

  private String refusal(ImportOptions options) {
    return assertThrows(BadDataException.class, () -> run(options)).getMessage();
  }

  private static ImportOptions reading(Path file, Reading reading) {
    return ImportOptions.of(file).withReading(reading);
  }

  /** A split as MultiBench has it, with one id a segment. */
  private static Map<String, Object> multiBench(List<Object> ids, float... labels) {
    int count = ids.size();
    Map<String, Object> split = new LinkedHashMap<>();
    split.put("vision", counting(1, count, 2, 3));
    split.put("audio", counting(1, count, 2, 2));
    split.put("text", counting(1, count, 2, 2));
    split.put("labels", new Floats(labels, count, 1));
    split.put("id", ids);
    return split;
  }

  private Path multiBench(String name) {
    Map<String, Object> train = multiBench(List.of(1, 2, 3), 0, 1, 1);
    Floats audio = (Floats) train.get("audio");
    audio.values()[0] = Float.NEGATIVE_INFINITY;
    Floats text = (Floats) train.get("text");
    for (int i = 4; i < 8; i++) {
      text.values()[i] = 0; // the second segment
    }
    return Pickled.write(
        folder.resolve(name), Map.of("train", train, "valid", multiBench(List.of(7), 0)));
  }

  @Test
  void multiBenchsHumorHasNumbersForIdsAndLeavesSegmentsWithoutTextOut() {
    Path file = multiBench("humor.pkl");
    assertTrue(
        refusal(ImportOptions.of(file))
            .contains("(or use --ids whole, if ids do not name videos)"));
    Corpus corpus = run(reading(file, Reading.STANDARD.withIds(Ids.WHOLE)));
    SplitData train = corpus.split(SplitName.TRAIN);
    assertEquals(List.of("1[0]", "3[0]"), train.ids().stream().map(String::valueOf).toList());
    assertEquals(List.of(Target.presence("humor", 1)), train.targets());
    assertArrayEquals(new float[] {0, 1}, train.labels(0));
    assertEquals(Map.of(DropReason.MODALITY_MISSING, 1L), corpus.manifest().dropped());
    assertEquals(1, corpus.manifest().modalities().get(Modality.AUDIO).cleaned().infinite());
    assertEquals("whole", corpus.manifest().parameters().get("ids"));
  }

  @Test
  void aSegmentWithoutTextStaysWhereTextIsNotImported() {
    ImportOptions options =
        reading(multiBench("humor.pkl"), Reading.STANDARD.withIds(Ids.WHOLE))
            .withModalities(Set.of(Modality.AUDIO));
    assertEquals(3, run(options).split(SplitName.TRAIN).size());
  }

  @Test
  void mustardsKeysAreWholeIds() {
    Path file =
        Pickled.write(
            folder.resolve("sarcasm.pkl"),
            Map.of(
                "train", multiBench(List.of("1_60", "2_9"), 1, -1),
                "valid", multiBench(List.of("1_61"), -1)));
    assertTrue(
        refusal(ImportOptions.of(file)).startsWith("Videos have segments in several splits, [1]"));
    SplitData train =
        run(reading(file, Reading.STANDARD.withIds(Ids.WHOLE))).split(SplitName.TRAIN);
    assertEquals("1_60[0]", train.id(0).toString());
    assertEquals(List.of(Target.presence("sarcasm", 1)), train.targets());
    assertArrayEquals(new float[] {1, 0}, train.labels(0));
  }

  @Test
  void multsIemocapHasNoIdsAndFourEmotions() {
    Path file =
        Pickled.write(
            folder.resolve("iemocap_data.pkl"),
            Map.of("train", iemocap(2), "valid", iemocap(1), "test", iemocap(1)));
    Corpus corpus = run(ImportOptions.of(file));
    assertEquals(
        List.of("neutral", "happy", "sad", "angry"),
        corpus.manifest().targets().stream().map(Target::name).toList());
    assertEquals("train[1]", corpus.split(SplitName.TRAIN).id(1).toString());
    assertArrayEquals(new float[] {0, 0}, corpus.split(SplitName.TRAIN).labels(0));
    assertArrayEquals(new float[] {1, 1}, corpus.split(SplitName.TRAIN).labels(1));
  }

  private static Map<String, Object> iemocap(int count) {
    float[] labels = new float[count * 8];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = List.of(1f, 0f, 0f, 1f, 1f, 0f, 1f, 0f).get(i % 8);
    }
    return Map.of(
        "text", counting(1, count, 2, 2),
        "audio", counting(1, count, 2, 2),
        "vision", counting(1, count, 2, 2),
        "labels", new Floats(labels, count, 4, 2));
  }

  @Test
  void misasUrFunnyHasPairsWithoutIds() throws Exception {
    Path vectors = Files.writeString(folder.resolve("v.txt"), "ha 1 2\nho 3 4\nso 5 6\n");
    Map<SplitName, Path> splits =
        Map.of(
            SplitName.TRAIN, Pickled.write(folder.resolve("t.pkl"), List.of(pair(1), pair(0))),
            SplitName.VALID, Pickled.write(folder.resolve("d.pkl"), List.of(pair(0))),
            SplitName.TEST, Pickled.write(folder.resolve("e.pkl"), List.of(pair(1))));
    Corpus corpus = run(ImportOptions.of(vectors).withSplits(splits));
    SplitData train = corpus.split(SplitName.TRAIN);
    assertEquals(List.of(Target.presence("humor", 1)), train.targets());
    assertArrayEquals(new float[] {1, 0}, train.labels(0));
    assertEquals("train[1]", train.id(1).toString());
    assertEquals(List.of("ha", "ho"), train.words(0).orElseThrow());
    assertArrayEquals(
        new float[] {1, 2, 3, 4}, train.segment(0).features().get(Modality.TEXT).values());
  }

  private static Tuple pair(float label) {
    return Tuple.of(
        Tuple.of(counting(0, 2), counting(1, 2, 3), counting(1, 2, 2), List.of("ha", "ho")),
        new Floats(new float[] {label}, 1, 1));
  }

  private Path sims(float... sentiment) {
    int count = sentiment.length;
    Map<String, Object> split = new LinkedHashMap<>();
    split.put("raw_text", Collections.nCopies(count, "今天 很好"));
    split.put("text", counting(1, count, 2, 2));
    split.put("audio", counting(1, count, 6, 1));
    split.put("vision", counting(1, count, 5, 1));
    split.put("audio_lengths", Collections.nCopies(count, 4));
    split.put("vision_lengths", Collections.nCopies(count, 1));
    for (int i = 0; i < count; i++) {
      Arrays.fill(((Floats) split.get("audio")).values(), i * 6 + 4, i * 6 + 6, 0);
      Arrays.fill(((Floats) split.get("vision")).values(), i * 5 + 1, i * 5 + 5, 0);
    }
    split.put("id", IntStream.range(0, count).mapToObj(i -> "v$_$" + i).toList());
    split.put("regression_labels", new Floats(sentiment, count));
    split.put("regression_labels_T", new Floats(new float[count], count));
    split.put("regression_labels_A", new Floats(sentiment, count));
    split.put("regression_labels_V", new Floats(sentiment, count));
    return Pickled.write(folder.resolve("unaligned_39.pkl"), Map.of("train", split));
  }

  @Test
  void simsIsAlignedByAveragingIntoTheStepsOfTheText() {
    Path file = sims(-0.8f, 0.6f);
    assertTrue(refusal(ImportOptions.of(file)).contains("--align average"));
    Corpus corpus = run(reading(file, Reading.STANDARD.withAlignment(Alignment.AVERAGE)));
    Segment first = corpus.split(SplitName.TRAIN).segment(0);
    assertArrayEquals(new float[] {1.5f, 3.5f}, first.features().get(Modality.AUDIO).values());
    assertArrayEquals(new float[] {1, 1}, first.features().get(Modality.VISUAL).values());
    assertEquals("average", corpus.manifest().parameters().get("align"));
    assertEquals(
        List.of(
            Target.real("sentiment", -1, 1),
            Target.real("T", -1, 1),
            Target.real("A", -1, 1),
            Target.real("V", -1, 1)),
        corpus.manifest().targets());
    assertArrayEquals(new float[] {-0.8f, 0.6f}, corpus.split(SplitName.TRAIN).labels());
    assertArrayEquals(new float[] {0, 0}, corpus.split(SplitName.TRAIN).labels(1));
  }

  @Test
  void anInspectionOfSourcesShowsTheirTargets() {
    SourceInspection found =
        SourceInspection.of(
            reading(sims(-0.8f, 0.6f), Reading.STANDARD.withAlignment(Alignment.AVERAGE)),
            Progress.SILENT);
    assertTrue(found.isSound());
    assertEquals(
        List.of("sentiment", "T", "A", "V"),
        found.targets().keySet().stream().map(Target::name).toList());
    assertEquals(2, found.targets().values().iterator().next().labelled());
  }

  @Test
  void simssTableHasLabelsOfModalities() throws Exception {
    Path vectors = Files.writeString(folder.resolve("v.txt"), "ha 1 2\nho 3 4\n");
    Path csv =
        Files.writeString(
            folder.resolve("label.csv"),
            """
            video_id,clip_id,text,label,label_T,label_A,label_V,annotation,mode
            v1,0,ha ho,-0.8,-1,0.2,,Negative,train
            v2,0,ho ha,0.4,0.6,0,1,Positive,valid
            """);
    Corpus corpus = run(ImportOptions.of(csv, vectors));
    assertEquals(
        List.of("sentiment", "T", "A", "V"),
        corpus.manifest().targets().stream().map(Target::name).toList());
    assertEquals(Target.real("sentiment", -1, 1), corpus.manifest().targets().get(0));
    assertTrue(Float.isNaN(corpus.split(SplitName.TRAIN).labels(3)[0]));
    assertEquals(1, corpus.manifest().split(SplitName.VALID).labels().get(3).labelled());
  }
}
