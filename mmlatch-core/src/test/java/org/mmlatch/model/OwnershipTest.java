package org.mmlatch.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mmlatch.Modality;

class OwnershipTest {
  @ParameterizedTest
  @EnumSource(FeedbackType.class)
  void whateverAPassCalculatesBelongsToTheManagerOfItsInputs(FeedbackType type) {
    Set<Modality> all = EnumSet.allOf(Modality.class);
    try (NDManager owner = NDManager.newBaseManager()) {
      MMLatch model = new MMLatch(ModelFixture.config(type, Pooling.ATTENTION, all));
      Weights.draw(model, owner, 1);
      int before = owner.getManagedArrays().size();
      try (NDManager step = NDManager.newBaseManager()) {
        Segments segments = ModelFixture.segments(step, all, Map.of(1, 4, 2, 7));
        Pass pass = ModelFixture.pass(step, Pass.Purpose.TRAINING);
        Map<Modality, NDArray> masks = model.masks(pass, model.represent(pass, segments));
        model.predict(pass, segments.masked(masks));
      }
      assertEquals(before, owner.getManagedArrays().size());
    }
  }
}
