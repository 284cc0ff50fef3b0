package org.mmlatch.encoder.graphmfn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mmlatch.Modality;

class VerticesTest {
  private static List<String> names(List<Set<Modality>> vertices) {
    return vertices.stream().map(Vertices::name).toList();
  }

  @Test
  void verticesComeBySizeThenInCanonicalOrder() {
    assertEquals(
        List.of(
            "text",
            "audio",
            "visual",
            "text-audio",
            "text-visual",
            "audio-visual",
            "text-audio-visual"),
        names(Vertices.of(EnumSet.allOf(Modality.class))));
  }

  @Test
  void aVertexIsConnectedFromItsProperSubsets() {
    assertEquals(
        List.of("audio", "visual"),
        names(Vertices.within(EnumSet.of(Modality.AUDIO, Modality.VISUAL))));
    assertEquals(6, Vertices.within(EnumSet.allOf(Modality.class)).size());
  }

  @Test
  void twoModalitiesHaveOneNode() {
    assertEquals(
        List.of("text-visual"), names(Vertices.nodes(EnumSet.of(Modality.TEXT, Modality.VISUAL))));
  }
}
