package org.mmlatch.data.imports;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.DropReason;
import org.mmlatch.data.FormatFiles;
import org.mmlatch.data.Progress;
import org.mmlatch.data.Segment;

class SegmentStreamTest {
  private final SegmentStream stream = new SegmentStream(Map.of(Modality.AUDIO, 2), Set.of());

  private List<Segment> read(String... names) {
    List<Segment> segments = new ArrayList<>();
    List<Path> paths = List.of(names).stream().map(FormatFiles::path).toList();
    stream.read(paths, Progress.SILENT, segments::add);
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
    List<Path> mult = List.of(FormatFiles.path("mult.pkl"));
    String message =
        assertThrows(BadDataException.class, () -> wider.read(mult, Progress.SILENT, segment -> {}))
            .getMessage();
    assertTrue(message.contains("2 audio features, the model reads 3"), message);
  }
}
