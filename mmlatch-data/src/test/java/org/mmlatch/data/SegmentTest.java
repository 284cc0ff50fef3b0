package org.mmlatch.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;

class SegmentTest {
  private static final SegmentId ID = new SegmentId("a", 0);
  private static final FeatureMatrix TWO_STEPS = FeatureMatrix.of(3, new float[6]);
  private static final FeatureMatrix ONE_STEP = FeatureMatrix.of(3, new float[3]);

  @Test
  void itsLengthIsThatOfEveryModality() {
    Segment segment =
        new Segment(ID, Map.of(Modality.TEXT, TWO_STEPS), 0, Optional.of(List.of("a", "b")));
    assertEquals(2, segment.length());
  }

  @Test
  void modalitiesOfDifferentLengthsAreRefused() {
    Map<Modality, FeatureMatrix> features =
        Map.of(Modality.TEXT, TWO_STEPS, Modality.AUDIO, ONE_STEP);
    String message =
        assertThrows(BadDataException.class, () -> new Segment(ID, features, 0, Optional.empty()))
            .getMessage();
    assertEquals("Segment a[0] is not aligned", message.substring(0, 27));
  }

  @Test
  void wordsOfAnotherNumberAreRefused() {
    Map<Modality, FeatureMatrix> features = Map.of(Modality.TEXT, TWO_STEPS);
    BadDataException e =
        assertThrows(
            BadDataException.class,
            () -> new Segment(ID, features, 0, Optional.of(List.of("one"))));
    assertEquals(
        "Segment a[0] is not aligned: 1 steps of words but 2 of another modality", e.getMessage());
  }

  @Test
  void anIdIsReadAsItIsWritten() {
    SegmentId id = SegmentId.parse("x[1][12]");
    assertEquals(new SegmentId("x[1]", 12), id);
    assertEquals("x[1][12]", id.toString());
  }

  @Test
  void valuesMustBeWholeRows() {
    assertThrows(IllegalArgumentException.class, () -> FeatureMatrix.of(2, new float[3]));
  }
}
