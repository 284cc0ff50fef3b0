package org.mmlatch.data.npy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.Progress;
import org.mmlatch.data.SplitData;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.Target;
import org.mmlatch.data.imports.ImportOptions;
import org.mmlatch.data.imports.ImportProgress;
import org.mmlatch.data.imports.SourceImporter;
import org.mmlatch.data.imports.SourceInspection;

/** Folders of arrays whose labels have names: the way in for corpora of one's own. */
class LabelledArraysTest {
  @TempDir private Path temp;
  private Path folder;
  private Path train;

  @BeforeEach
  void writeFeatures() throws IOException {
    folder = temp.resolve("arrays");
    train = Files.createDirectories(folder.resolve("train"));
    texts(train.resolve("id.npy"), "a[0]", "a[1]", "a[2]");
    floats(train.resolve("text.npy"), "(3, 1, 2)", 1, 2, 3, 4, 5, 6);
  }

  private static void write(Path file, String type, String shape, ByteBuffer elements)
      throws IOException {
    String header =
        "{'descr': '%s', 'fortran_order': False, 'shape': %s, }\n".formatted(type, shape);
    byte[] text = header.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer all = ByteBuffer.allocate(10 + text.length + elements.capacity());
    all.order(ByteOrder.LITTLE_ENDIAN).put((byte) 0x93);
    all.put("NUMPY\1\0".getBytes(StandardCharsets.US_ASCII));
    all.putShort((short) text.length).put(text).put(elements.flip());
    Files.write(file, all.array());
  }

  private static void floats(Path file, String shape, float... values) throws IOException {
    ByteBuffer elements = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      elements.putFloat(value);
    }
    write(file, "<f4", shape, elements);
  }

  private static void texts(Path file, String... texts) throws IOException {
    ByteBuffer elements = ByteBuffer.allocate(20 * texts.length);
    for (String text : texts) {
      elements.put(
          String.format("%-20s", text).replace(' ', '\0').getBytes(StandardCharsets.UTF_8));
    }
    write(file, "|S20", "(%s,)".formatted(texts.length), elements);
  }

  private Corpus run() {
    return SourceImporter.run(
        ImportOptions.of(folder), temp.resolve("corpus"), ImportProgress.SILENT);
  }

  private List<String> remarks() {
    return SourceInspection.of(ImportOptions.of(folder), Progress.SILENT).remarks().stream()
        .filter(remark -> remark.startsWith("the labels"))
        .toList();
  }

  @Test
  void namesThatAreUsualSayTheirKindAndOthersFollowFromTheLabels() throws IOException {
    floats(train.resolve("labels.npy"), "(3, 4)", -2, 1, 0, 0.5f, 1, 0, 4, 8.5f, 0, 2, 2, -1);
    texts(train.resolve("label_names.npy"), "sentiment", "happy", "topic", "age");
    Corpus corpus = run();
    assertEquals(
        List.of(
            Target.SENTIMENT,
            Target.presence("happy", 3),
            Target.classes("topic", List.of("0", "1", "2", "3", "4")),
            Target.real("age", -1, 9)),
        corpus.manifest().targets());
    SplitData split = corpus.split(SplitName.TRAIN);
    assertArrayEquals(new float[] {-2, 1, 0}, split.labels());
    assertArrayEquals(new float[] {0, 4, 2}, split.labels(2));
    assertEquals(
        List.of(
            "the labels of 'topic' are the whole numbers [0, 2, 4] and are used as classes; change this with --labels",
            "the labels of 'age' are numbers such as [-1, 0.5, 8.5] and are used as real numbers; change this with --labels"),
        remarks());
  }

  @Test
  void namesAndKindsMayStandBesideTheSplits() throws IOException {
    floats(train.resolve("labels.npy"), "(3, 2)", 0, 1, 2, Float.NaN, 1, 0);
    texts(folder.resolve("label_names.npy"), "tone", "joke");
    texts(folder.resolve("label_kinds.npy"), "class:low|mid|high", "presence:1");
    Corpus corpus = run();
    assertEquals(
        List.of(Target.classes("tone", List.of("low", "mid", "high")), Target.presence("joke", 1)),
        corpus.manifest().targets());
    assertEquals(2, corpus.manifest().split(SplitName.TRAIN).labels().get(1).labelled());
  }

  @Test
  void labelsThatAreTextsAreClassesInAlphabeticalOrder() throws IOException {
    texts(train.resolve("labels.npy"), "joy", "fear", "joy");
    texts(train.resolve("label_names.npy"), "emotion");
    Corpus corpus = run();
    assertEquals(
        List.of(Target.classes("emotion", List.of("fear", "joy"))), corpus.manifest().targets());
    assertArrayEquals(new float[] {1, 0, 1}, corpus.split(SplitName.TRAIN).labels(0));
  }

  @Test
  void visualMayBeCalledVisionAndWhatIsCalledOtherwiseIsLeftAsideWithAWord() throws IOException {
    floats(train.resolve("label.npy"), "(3,)", -1, 0.5f, 1);
    floats(train.resolve("vision.npy"), "(3, 1, 1)", 7, 8, 9);
    floats(train.resolve("acoustic.npy"), "(3, 1, 1)", 1, 2, 3);
    SplitData split = run().split(SplitName.TRAIN);
    assertArrayEquals(new float[] {7, 8, 9}, split.features(Modality.VISUAL).floats());
    List<String> remarks = SourceInspection.of(ImportOptions.of(folder), Progress.SILENT).remarks();
    assertTrue(
        remarks.stream().anyMatch(r -> r.startsWith("the arrays [acoustic] are ignored")),
        remarks::toString);
  }

  @Test
  void aWrongNumberOfNamesIsAnError() throws IOException {
    floats(train.resolve("labels.npy"), "(3, 2)", 0, 1, 2, 2, 1, 0);
    texts(train.resolve("label_names.npy"), "one", "two", "three");
    String message = assertThrows(BadDataException.class, this::run).getMessage();
    assertTrue(
        message.endsWith(
            "'labels' has the shape [3, 2], 2 numbers a segment, but the source names 3:"
                + " [one, two, three]"),
        message);
  }

  @Test
  void labelsWithoutNamesAreRefusedWithTheirShape() throws IOException {
    floats(train.resolve("labels.npy"), "(3, 2)", 0, 1, 2, 2, 1, 0);
    String message = assertThrows(BadDataException.class, this::run).getMessage();
    assertTrue(message.contains("'labels' has the shape [3, 2], for example [0.0, 1.0]"), message);
  }

  @Test
  void aKindThatIsNoneIsNamed() throws IOException {
    floats(train.resolve("labels.npy"), "(3, 1)", 0, 1, 2);
    texts(train.resolve("label_names.npy"), "one");
    texts(train.resolve("label_kinds.npy"), "number");
    String message = assertThrows(BadDataException.class, this::run).getMessage();
    assertTrue(
        message.contains("'number' is not a kind; expected real, presence or class"), message);
  }

  @Test
  void classesOfWholeNumbersAreThoseOfAllSplits() throws IOException {
    floats(train.resolve("labels.npy"), "(3,)", 0, 1, 2);
    Path valid = Files.createDirectories(folder.resolve("valid"));
    texts(valid.resolve("id.npy"), "b[0]", "b[1]");
    floats(valid.resolve("text.npy"), "(2, 1, 2)", 1, 2, 3, 4);
    floats(valid.resolve("labels.npy"), "(2,)", 5, 0);
    texts(folder.resolve("label_names.npy"), "topic");
    assertEquals(6, run().manifest().targets().get(0).classes().size());
  }
}
