package org.mmlatch.data.imports;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mmlatch.data.export.Pickled.counting;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmlatch.Modality;
import org.mmlatch.data.Progress;
import org.mmlatch.data.Segment;
import org.mmlatch.data.SplitData;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.export.Pickled;
import org.mmlatch.data.export.Pickled.Floats;
import org.mmlatch.data.source.Alignment;
import org.mmlatch.data.source.Reading;

/** Which frames are averaged into which step of the text. */
class AverageAlignmentTest {
  private static final Floats TWO_FRAMES = new Floats(new float[] {1, 3, 0, 0}, 1, 4, 1);
  private static final Floats FOUR_FRAMES = new Floats(new float[] {1, 3, 5, 7}, 1, 4, 1);

  @TempDir private Path folder;

  private ImportOptions options(Object... entries) {
    Map<Object, Object> split = new LinkedHashMap<>();
    split.put("id", List.of("v[0]"));
    for (int i = 0; i < entries.length; i += 2) {
      split.put(entries[i], entries[i + 1]);
    }
    Path file = Pickled.write(folder.resolve("data.pkl"), Map.of("train", split));
    return ImportOptions.of(file).withReading(Reading.STANDARD.withAlignment(Alignment.AVERAGE));
  }

  private SplitData train(ImportOptions options) {
    return SourceImporter.run(options, folder.resolve("corpus"), ImportProgress.SILENT)
        .split(SplitName.TRAIN);
  }

  private static float[] values(SplitData split, Modality modality) {
    return split.features(modality).floats();
  }

  @Test
  void framesPaddedToTheSameLengthHaveTheirOwnPadding() {
    SplitData train =
        train(
            options(
                "labels",
                new Floats(new float[] {0.5f}, 1),
                "text",
                counting(1, 1, 2, 1),
                "audio",
                TWO_FRAMES,
                "vision",
                FOUR_FRAMES));
    assertArrayEquals(new float[] {1, 3}, values(train, Modality.AUDIO));
    assertArrayEquals(new float[] {2, 6}, values(train, Modality.VISUAL));
  }

  @Test
  void framesOfAMaskedTextEndWithTheMask() {
    float[] tokens = {5, 5, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0}; // two of four steps are no padding
    SplitData train =
        train(
            options(
                "regression_labels", new Floats(new float[] {0.5f}, 1),
                "text", counting(1, 1, 4, 1),
                "text_bert", new Floats(tokens, 1, 3, 4),
                "audio", TWO_FRAMES,
                "vision", new Floats(new float[] {0, 9, 0, 0}, 1, 4, 1)));
    assertArrayEquals(new float[] {1, 2}, values(train, Modality.TEXT));
    assertArrayEquals(new float[] {1, 3}, values(train, Modality.AUDIO));
    assertArrayEquals(new float[] {0, 9}, values(train, Modality.VISUAL));
  }

  @Test
  void framesBeyondTheMaskAreAveragedWithoutTheTextsPadding() {
    float[] tokens = {5, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0};
    SplitData train =
        train(
            options(
                "regression_labels", new Floats(new float[] {0.5f}, 1),
                "text", counting(1, 1, 4, 1),
                "text_bert", new Floats(tokens, 1, 3, 4),
                "audio", new Floats(new float[] {0, 0, 2, 6}, 1, 4, 1)));
    assertArrayEquals(new float[] {4}, values(train, Modality.AUDIO));
  }

  @Test
  void aModalityAloneIsAveragedIntoTheStepsOfTheText() {
    ImportOptions all =
        options(
            "labels",
            new Floats(new float[] {0.5f}, 1),
            "text",
            counting(1, 1, 2, 1),
            "audio",
            FOUR_FRAMES);
    SplitData train = train(all.withModalities(EnumSet.of(Modality.AUDIO)));
    assertEquals(Set.of(Modality.AUDIO), train.modalities());
    assertArrayEquals(new float[] {2, 6}, values(train, Modality.AUDIO));
  }

  @Test
  void aModelOfOneModalityReadsItAsItsCorpusHasIt() {
    ImportOptions all = options("text", counting(1, 1, 2, 1), "audio", FOUR_FRAMES);
    List<Segment> segments = new ArrayList<>();
    new SegmentStream(Map.of(Modality.AUDIO, 1), Set.of(), Preparation.STANDARD, List.of())
        .read(all, targets -> {}, Progress.SILENT, segments::add);
    assertEquals(Set.of(Modality.AUDIO), segments.get(0).features().keySet());
    assertArrayEquals(new float[] {2, 6}, segments.get(0).features().get(Modality.AUDIO).values());
  }

  @Test
  void eachSegmentHasAMaskOfItsOwn() {
    float[] tokens = {5, 0, 1, 0, 0, 0, 5, 5, 1, 1, 0, 0, 5, 0, 1, 0, 0, 0};
    SplitData train =
        train(
            options(
                "id", List.of("v[0]", "v[1]", "v[2]"),
                "regression_labels", new Floats(new float[] {0.5f, 1, -1}, 3),
                "text", counting(1, 3, 2, 1),
                "text_bert", new Floats(tokens, 3, 3, 2),
                "audio", counting(1, 3, 4, 1)));
    assertArrayEquals(new float[] {1, 3, 4, 5}, values(train, Modality.TEXT));
    assertArrayEquals(new float[] {2.5f, 5.5f, 7.5f, 10.5f}, values(train, Modality.AUDIO));
  }
}
