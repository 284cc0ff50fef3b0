package org.mmlatch.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmlatch.Modality;

class OwnershipTest {
  @ParameterizedTest
  @CsvSource({"NONE, false", "LINEAR, false", "LSTM, false", "NONE, true", "LSTM, true"})
  void whateverAPassCalculatesBelongsToTheManagerOfItsInputs(FeedbackType type, boolean isMult) {
    Set<Modality> all = EnumSet.allOf(Modality.class);
    try (NDManager owner = NDManager.newBaseManager()) {
      ModelConfig lateFusion = ModelFixture.config(type, Pooling.ATTENTION, all);
      EncoderConfig encoder =
          isMult
              ? new MultConfig(
                  4,
                  2,
                  1,
                  new EnumMap<>(Modality.class),
                  MultConfig.AttentionMask.CAUSAL,
                  MultDropout.NONE)
              : lateFusion.encoder();
      MMLatch model =
          new MMLatch(new ModelConfig(lateFusion.dims(), encoder, lateFusion.feedback()));
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
