package org.mmlatch.data.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmlatch.BadDataException;
import org.mmlatch.data.Corpora;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.CorpusDescription;
import org.mmlatch.data.CorpusWriter;
import org.mmlatch.data.Labels;
import org.mmlatch.data.Manifest;
import org.mmlatch.data.Progress;
import org.mmlatch.data.Segment;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.Target;
import org.mmlatch.tensor.SafetensorsWriter;
import org.mmlatch.tensor.Tensor;

/** Damages a corpus of format 2: one segment, a sentiment and a tone. */
class DamagedTargetsTest {
  private static final List<Target> TARGETS =
      List.of(Target.SENTIMENT, Target.classes("tone", List.of("low", "high")));

  @TempDir private Path temp;
  private Path folder;

  @BeforeEach
  void write() {
    CorpusDescription description = CorpusDescription.of(Corpora.DIMS).withTargets(TARGETS);
    try (CorpusWriter writer = CorpusWriter.create(temp.resolve("corpus"), description)) {
      Segment plain = Corpora.segment("a[0]", 0, 1, 2);
      Labels labels = new Labels(TARGETS, List.of(-1f, 1f));
      writer.add(SplitName.TRAIN, new Segment(plain.id(), plain.features(), labels, plain.words()));
      folder = writer.finish().folder();
    }
  }

  private void replaceLabels(float alone, float... row) {
    new SafetensorsWriter()
        .add("text", Tensor.of(new float[] {1, 2}, 1, 2))
        .add("audio", Tensor.of(new float[] {0}, 1, 1))
        .add("offsets", Tensor.of(new long[] {0, 1}, 2))
        .add("label", Tensor.of(new float[] {alone}, 1))
        .add("labels", Tensor.of(row, 1, row.length))
        .write(folder.resolve("train.safetensors"));
  }

  private List<String> messages(Check check) {
    return CorpusInspection.of(folder, Progress.SILENT).defects(check).stream()
        .map(Defect::message)
        .toList();
  }

  @Test
  void aLabelThatItsTargetDoesNotAllowIsNamed() {
    replaceLabels(4, 4, 0.5f);
    assertEquals(
        List.of(
            "a[0] of train has the label 4.0 of 'sentiment'",
            "a[0] of train has the label 0.5 of 'tone'"),
        messages(Check.LABELS));
  }

  @Test
  void aLabelThatIsMissingIsNoDefectUnlessAllAre() {
    replaceLabels(Float.NaN, Float.NaN, 1);
    assertEquals(List.of(), messages(Check.LABELS));
    replaceLabels(Float.NaN, Float.NaN, Float.NaN);
    assertEquals(List.of("a[0] of train has no label of any target"), messages(Check.LABELS));
  }

  @Test
  void theLabelThatStandsAloneIsThatOfTheFirstRealNumber() {
    replaceLabels(2, -1, 1);
    assertTrue(
        messages(Check.STRUCTURE).get(0).endsWith("is not the column of sentiment in 'labels'"));
  }

  @Test
  void countsThatTheLabelsDoNotHaveAreADefect() {
    assertEquals(List.of(), messages(Check.STATISTICS));
    replaceLabels(Float.NaN, Float.NaN, 0);
    assertEquals(
        List.of(
            "'sentiment' of train: the manifest says 1 labelled, the labels are 0 labelled",
            "'tone' of train: the manifest says 1 labelled, of the classes [0, 1],"
                + " the labels are 1 labelled, of the classes [1, 0]"),
        messages(Check.STATISTICS));
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "\"kind\": \"real\" | \"kind\": \"mood\""
            + "| targets[0].kind is 'mood'; expected real, presence, class",
        "\"name\": \"tone\" | \"name\": \"sentiment\""
            + "| targets[1].name is 'sentiment', the name of another target too",
        "\"name\": \"tone\" | \"title\": \"tone\"| targets[1].name is missing; expected a text",
        "\"low\", | \"high\",| targets[1].name 'tone': a class occurs twice: [high, high]",
        "\"labelled\": 1 | \"labeled\": 1| targets[0].train.labelled is missing",
      })
  void aDefectOfATargetIsNamed(String old, String changed, String explanation) throws IOException {
    Path manifest = folder.resolve("manifest.json");
    String text = Files.readString(manifest).replaceAll("\\s+", " ");
    assertTrue(text.contains(old), text);
    Files.writeString(manifest, text.replaceFirst(old, changed));
    String message = assertThrows(BadDataException.class, () -> Manifest.read(folder)).getMessage();
    assertTrue(message.contains(explanation), message);
    assertThrows(BadDataException.class, () -> Corpus.open(folder));
  }
}
