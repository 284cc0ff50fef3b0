package org.mmlatch.eval.masks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.mmlatch.eval.Label;
import org.mmlatch.eval.TaskDescription;
import org.mmlatch.eval.chart.Heatmap;

class FeatureMasksTest {
  /** Three segments of 1, 3 and 2 steps; the first feature opens with sentiment. */
  private static final FeatureMasks MASKS =
      new FeatureMasks(
          "audio",
          FeatureMasks.MERGED,
          List.of("rising", "flat<1>"),
          new float[][] {{0.25f, 0.5f}, {0.5f, 0.5f}, {0.75f, 0.5f}},
          SegmentGroups.of(TaskDescription.SENTIMENT, new float[][] {{-2.9f}, {0.4f}, {0.3f}}),
          new int[] {1, 3, 2});

  @Test
  void averagesAreOverStepsNotSegments() {
    assertEquals((0.25 + 3 * 0.5 + 2 * 0.75) / 6, MASKS.average(0), 1e-9);
    assertEquals((3 * 0.5 + 2 * 0.75) / 5, MASKS.ofGroup(0, 3).orElseThrow(), 1e-9);
    assertEquals(OptionalDouble.of(0.25), MASKS.ofGroup(0, 0));
    assertTrue(MASKS.ofGroup(0, 6).isEmpty());
  }

  @Test
  void correlationIsWithTheClass() {
    assertEquals(Math.sqrt(3) / 2, MASKS.correlation(0).orElseThrow(), 1e-9);
    assertEquals(1, MASKS.correlationOfClasses(0).orElseThrow(), 1e-12);
    assertTrue(MASKS.correlation(1).isEmpty());
  }

  @Test
  void monotoneFeaturesAreCounted() {
    assertEquals(1, MaskTables.monotone(MASKS));
    assertEquals(1, MaskTables.followers(MASKS));
  }

  @Test
  void twoClassesThatHaveSegmentsSayNothingOfMonotony() {
    List<String> row = MaskTables.summary(List.of(MASKS)).rows().get(0);
    assertEquals(List.of("1", "-"), row.subList(6, 8));
    FeatureMasks three = by(TaskDescription.SENTIMENT, new float[][] {{-2}, {0}, {1}});
    assertEquals("1", MaskTables.summary(List.of(three)).rows().get(0).get(7));
  }

  @Test
  void aPictureOfFewFeaturesIsAsWideAsItsTitle() {
    Heatmap picture = MaskPictures.of(MASKS);
    assertTrue(picture.width() > 7.5 * picture.title().length(), picture::title);
  }

  @Test
  void aHeatmapHasACellPerClassAndFeatureThatIsThere() {
    String picture = MaskPictures.of(MASKS).draw().file();
    assertTrue(picture.contains("<title>rising, -3: 0.2500</title>"), picture);
    assertTrue(picture.contains("<title>flat&lt;1&gt;, 0: 0.5000</title>"), picture);
    assertEquals(5, picture.split("</title>", -1).length - 1, "two classes and a correlation");
    assertEquals(5, picture.split(">none<", -1).length - 1, "classes without a segment");
  }

  @Test
  void labelsGroupBySegmentsThatHaveThemAndThatHaveNot() {
    TaskDescription labels =
        TaskDescription.multilabel(List.of(Label.at("happy", 0.5), Label.at("sad", 0.5)));
    FeatureMasks masks = by(labels, new float[][] {{1, 0}, {0, 1}, {1, 1}});
    assertEquals(List.of("happy", "not happy", "sad", "not sad"), masks.groups().names());
    assertEquals((0.25 + 2 * 0.75) / 3, masks.ofGroup(0, 0).orElseThrow(), 1e-9);
    assertEquals(OptionalDouble.of(0.5), masks.ofGroup(0, 1));
    assertEquals((0.25 + 3 * 0.5 + 2 * 0.75) / 6, masks.average(0), 1e-9);
    assertTrue(masks.correlation(0).isEmpty() && masks.correlationOfClasses(0).isEmpty());
    String csv = text(MaskFiles.of(List.of(masks), Path.of("m.csv")).get(Path.of("m.csv")));
    assertTrue(csv.contains("mean,class_happy,class_not happy,class_sad,class_not sad,"), csv);
  }

  @Test
  void classesGroupByTheirNamesAndASingleLabelBy0And1() {
    TaskDescription classes = TaskDescription.classification(List.of("joy", "anger"));
    FeatureMasks byClass = by(classes, new float[][] {{1}, {0}, {1}});
    assertEquals(List.of("joy", "anger"), byClass.groups().names());
    assertEquals((0.25 + 2 * 0.75) / 3, byClass.ofGroup(0, 1).orElseThrow(), 1e-9);
    assertTrue(MaskPictures.of(byClass).draw().file().contains("rising, anger: "));
    FeatureMasks byLabel =
        by(TaskDescription.binary(Label.at("humour", 0.5)), new float[][] {{0}, {0}, {1}});
    assertEquals(OptionalDouble.of(0.75), byLabel.ofGroup(0, 1));
    assertEquals(1, byLabel.correlationOfClasses(0).orElseThrow(), 1e-12);
  }

  private static FeatureMasks by(TaskDescription task, float[][] targets) {
    return new FeatureMasks(
        "audio",
        FeatureMasks.MERGED,
        List.of("rising"),
        new float[][] {{0.25f}, {0.5f}, {0.75f}},
        SegmentGroups.of(task, targets),
        new int[] {1, 3, 2});
  }

  @Test
  void whatIsWrittenDependsOnTheName() {
    List<FeatureMasks> masks = List.of(MASKS);
    Path picture = Path.of("fig2.svg");
    assertTrue(text(MaskFiles.of(masks, picture).get(picture)).startsWith("<?xml"));
    Path paper = Path.of("FIG2.PDF");
    assertTrue(text(MaskFiles.of(masks, paper).get(paper)).startsWith("%PDF-"));
    Path numbers = Path.of("masks.csv");
    Path folder = Path.of("all");
    Map<Path, byte[]> all = MaskFiles.of(masks, folder);
    assertArrayEquals(
        MaskFiles.of(masks, numbers).get(numbers), all.get(folder.resolve("masks.csv")));
    assertTrue(text(all.get(folder.resolve("masks-audio.svg"))).startsWith("<?xml"));
  }

  private static String text(byte[] contents) {
    return new String(contents, StandardCharsets.ISO_8859_1);
  }
}
