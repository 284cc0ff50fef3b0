package org.mmlatch.data.imports;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mmlatch.data.export.Pickled.counting;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.DropReason;
import org.mmlatch.data.FormatFiles;
import org.mmlatch.data.Infinities;
import org.mmlatch.data.Progress;
import org.mmlatch.data.Segment;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.export.Pickled;
import org.mmlatch.data.export.Pickles;
import org.mmlatch.data.source.Alignment;
import org.mmlatch.data.source.Reading;

class SegmentStreamTest {
  @TempDir private Path folder;
  private final SegmentStream stream = new SegmentStream(Map.of(Modality.AUDIO, 2), Set.of());

  private static ImportOptions sources(String... names) {
    return ImportOptions.of(Stream.of(names).map(FormatFiles::path).toArray(Path[]::new));
  }

  private List<Segment> read(String... names) {
    List<Segment> segments = new ArrayList<>();
    stream.read(sources(names), Progress.SILENT, segments::add);
    return segments;
  }

  @ParameterizedTest
  @ValueSource(strings = {"mult.pkl", "mmsa.pkl", "tuples.pkl", "arrays"})
  void segmentsNeedNoLabels(String name) {
    List<Segment> segments = read("unlabelled/" + name);
    assertEquals(List.of("a[0]", "a[1]"), segments.stream().map(s -> s.id().toString()).toList());
    assertTrue(Float.isNaN(segments.get(0).label()));
    assertArrayEquals(
        new float[] {100, 101, 102, 103}, segments.get(0).features().get(Modality.AUDIO).values());
  }

  @Test
  void labelsThatAreThereAreKeptWhateverTheSplit() {
    assertEquals(
        List.of(1f, -2f, 0.5f, 3f), read("mult.pkl").stream().map(Segment::label).toList());
  }

  @Test
  void segmentsThatAreNotInAllSourcesAreCounted() {
    assertEquals(2, read("train.pkl", "mult.pkl").size());
    assertEquals(Map.of(DropReason.NOT_IN_ALL_SOURCES, 2L), stream.dropped());
  }

  @Test
  void otherFeaturesThanTheModelReadsAreAnError() {
    SegmentStream wider = new SegmentStream(Map.of(Modality.AUDIO, 3), Set.of());
    ImportOptions mult = sources("mult.pkl");
    String message =
        assertThrows(BadDataException.class, () -> wider.read(mult, Progress.SILENT, segment -> {}))
            .getMessage();
    assertTrue(message.contains("2 audio features, but the model reads 3"), message);
  }

  @Test
  void ofLabelledSegmentsThoseOfOtherSplitsAreLeftAside() {
    List<Segment> segments = new ArrayList<>();
    stream.readLabelled(sources("mult.pkl"), SplitName.VALID, Progress.SILENT, segments::add);
    assertEquals(List.of(0.5f), segments.stream().map(Segment::label).toList());
    String message =
        assertThrows(
                BadDataException.class,
                () ->
                    stream.readLabelled(
                        sources("train.pkl"), SplitName.TEST, Progress.SILENT, segments::add))
            .getMessage();
    assertTrue(message.endsWith("has no segment of this split; its first is of train"), message);
  }

  @Test
  void labelsThatAnImportRefusesAreNotEvaluated() {
    Path file =
        Pickles.write(
            folder.resolve("classes.pkl"),
            List.of("text", "audio", "vision", "labels", "id"),
            new float[] {0, 1, 2, 3, 4, 5, 6, 0, 1, 2},
            10);
    SegmentStream one = new SegmentStream(Map.of(Modality.AUDIO, 1), Set.of());
    String message =
        assertThrows(
                BadDataException.class,
                () ->
                    one.readLabelled(
                        ImportOptions.of(file), SplitName.TRAIN, Progress.SILENT, segment -> {}))
            .getMessage();
    assertTrue(message.contains("classes, not sentiment"), message);
  }

  @Test
  void infinitiesAreReplacedAsAnImportReplacesThem() {
    Path file =
        Pickled.write(
            folder.resolve("infinite.pkl"),
            Map.of(
                "train",
                Map.of(
                    "audio",
                    new Pickled.Floats(new float[] {Float.NEGATIVE_INFINITY, Float.NaN}, 1, 1, 2),
                    "id",
                    List.of("a[0]"))));
    ImportOptions zero = ImportOptions.of(file);
    List<Segment> segments = new ArrayList<>();
    stream.read(zero, Progress.SILENT, segments::add);
    stream.read(zero.withInfinities(Infinities.LARGEST), Progress.SILENT, segments::add);
    assertArrayEquals(new float[] {0, 0}, segments.get(0).features().get(Modality.AUDIO).values());
    assertArrayEquals(
        new float[] {-Float.MAX_VALUE, 0}, segments.get(1).features().get(Modality.AUDIO).values());
  }

  @Test
  void modalitiesAreAlignedAsAnImportAlignsThem() {
    Path file =
        Pickled.write(
            folder.resolve("averages.pkl"),
            Map.of(
                "train",
                Map.of(
                    "text", counting(1, 1, 3, 1),
                    "audio", counting(1, 1, 2),
                    "id", List.of("a[0]"))));
    SegmentStream both = new SegmentStream(Map.of(Modality.TEXT, 1, Modality.AUDIO, 2), Set.of());
    List<Segment> segments = new ArrayList<>();
    ImportOptions plain = ImportOptions.of(file);
    assertThrows(BadDataException.class, () -> both.read(plain, Progress.SILENT, segments::add));
    both.read(
        plain.withReading(Reading.STANDARD.withAlignment(Alignment.AVERAGE)),
        Progress.SILENT,
        segments::add);
    assertArrayEquals(
        new float[] {1, 2, 1, 2, 1, 2}, segments.get(0).features().get(Modality.AUDIO).values());
  }
}
